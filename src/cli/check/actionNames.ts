/** What JavaScript is made of, as far as names need to be told from all else: comments, texts, expressions, words, signs. */
const TOKENS =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[\w$]+|=>|\.\.\.|\s+|[\s\S]/g;
/** After these a slash begins a regular expression, after all else it divides. */
const BEFORE_EXPRESSION = /^(?:[=(,:[!&|?{};+\-*%~^<>]|=>|return|typeof|case|)$/;
const EXPRESSION = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;

/**
 * The names of the functions in `export const actions = { … }`, as they stand in sound JavaScript; null where they cannot
 * be told without running it.
 */
export function actionNames(code: string): string[] | null {
  const tokens = tokensOf(code);
  const at = tokens.findIndex((token, i) => token === 'actions' && tokens[i + 1] === '=');
  if (at < 1 || !/^(?:const|let|var)$/.test(tokens[at - 1]!) || tokens[at + 2] !== '{') return null;
  const names: string[] = [];
  let depth = 0;
  for (let i = at + 2; i < tokens.length; i++) {
    const token = tokens[i]!;
    const begins = depth === 1 && (tokens[i - 1] === ',' || (i === at + 3 && tokens[i - 1] === '{'));
    if (begins && token !== '}') {
      const name = nameFrom(tokens, i);
      if (name === null) return null;
      names.push(name);
    }
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (depth === 0) return names;
  }
  return null;
}

/** `name:`, `'name':`, `name,`, `name(…)`, `async name(…)`; null for `...others` and `[computed]`. */
function nameFrom(tokens: string[], at: number): string | null {
  const isName = (token: string | undefined) => token !== undefined && /^[\w$]+$|^['"]/.test(token);
  let i = at;
  while (/^(?:async|get|\*)$/.test(tokens[i] ?? '') && (isName(tokens[i + 1]) || tokens[i + 1] === '*')) i++;
  return isName(tokens[i]) ? tokens[i]!.replace(/^['"]|['"]$/g, '') : null;
}

function tokensOf(code: string): string[] {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  for (let found = TOKENS.exec(code); found; found = TOKENS.exec(code)) {
    const [token] = found;
    if (/^(?:\s|\/\/|\/\*)/.test(token)) continue;
    EXPRESSION.lastIndex = found.index;
    const isExpression = token === '/' && BEFORE_EXPRESSION.test(tokens.at(-1) ?? '');
    const expression = isExpression ? EXPRESSION.exec(code) : null;
    if (expression) TOKENS.lastIndex = EXPRESSION.lastIndex;
    tokens.push(expression ? 'expression' : token);
  }
  return tokens;
}
