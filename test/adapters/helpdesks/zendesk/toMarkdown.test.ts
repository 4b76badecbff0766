import { toHtml } from '../../../../adapters/helpdesks/zendesk/toHtml.ts';
import { toMarkdown } from '../../../../adapters/helpdesks/zendesk/toMarkdown.ts';

describe('help center HTML as Markdown', () => {
  it.each([
    [
      'headings and paragraphs',
      '<h1>One</h1>\n<p>Text\n  goes on.</p><h3 id="x">Three</h3><p>End</p>',
      '# One\n\nText goes on.\n\n### Three\n\nEnd',
    ],
    ['line breaks', '<p>a<br>b<br />c</p>', 'a\nb\nc'],
    [
      'lists',
      '<p>Do:</p><ul>\n<li>one</li>\n<li><p>two</p></li>\n</ul><p>End</p>',
      'Do:\n\n- one\n- two\n\nEnd',
    ],
    [
      'numbered and nested lists',
      '<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>',
      '1. a\n  - b\n  - c\n2. d',
    ],
    [
      'links',
      '<p>See <a href="https://x.test/a?b=1&amp;c=2" target="_blank">our page</a>.</p>',
      'See [our page](https://x.test/a?b=1&c=2).',
    ],
    ['no link to a script', '<a href="javascript:alert(1)">click</a>', 'click'],
    ['emphasis', '<p><strong>Bold </strong>and <em>fine</em><b></b></p>', '**Bold** and *fine*'],
    [
      'code',
      '<p>Run <code>npm &lt;x&gt;</code>:</p><pre>a\n  b &amp; c</pre><p>End</p>',
      'Run `npm <x>`:\n\n```\na\n  b & c\n```\n\nEnd',
    ],
    [
      'tables as lines',
      '<table><thead><tr><th>Plan</th><th>Price</th></tr></thead><tbody><tr><td>A</td><td>5 €</td></tr></tbody></table>',
      'Plan | Price\nA | 5 €',
    ],
    ['entities', '<p>&quot;5&nbsp;&euro;&quot; &#8211; &#x2192; &unknown;</p>', '"5 €" – → &unknown;'],
    [
      'no scripts, styles or comments',
      '<style>p{}</style><p>a</p><script>if (a < b) {}</script><!-- <p>x</p> -->',
      'a',
    ],
    [
      'pictures by their words',
      '<p><img src="a.png" alt="The &quot;Send&quot; button"></p>',
      'The "Send" button',
    ],
    ['a greater-than in an attribute', '<p title="a > b">x</p>', 'x'],
    ['what is not closed', '<p>a <b>b <ul><li>c', 'a **b\n\n- c'],
    ['plain text', 'just 2 < 3 text', 'just 2 < 3 text'],
  ])('keeps %s', (_, html, markdown) => {
    expect(toMarkdown(html)).toBe(markdown);
  });

  it('reads hostile markup in one pass, however long', () => {
    const started = performance.now();
    for (const part of ['<', '<a href="', '<!--', '<p ', '&#', '<pre>', '<ul><li>'])
      toMarkdown(part.repeat(1_000_000 / part.length));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    '# Head\n\nText with **bold**, *fine* and `code`.',
    '- one\n- two\n\n1. a\n2. b',
    'See [our page](https://x.test/a?b=1&c=2).',
    '```\nif (a < b) {\n\n  c\n}\n```\n\nEnd',
    'a & b < c "d"',
  ])('comes back from HTML as it was: %j', (markdown) => {
    expect(toMarkdown(toHtml(markdown))).toBe(markdown);
  });

  it('lets no markup of an article through', () => {
    expect(toHtml('<script>alert(1)</script> [x](javascript:alert(1))')).not.toMatch(/<script|<a /);
  });
});
