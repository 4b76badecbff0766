/** A template or a condition that cannot be read, or that does what it must not: say which to the admin, never to a customer. */
export class TemplateFault extends Error {
  override name = 'TemplateFault';
}

/** Liquid wraps what was thrown inside a template: https://liquidjs.com/api/classes/RenderError.html */
export function guarded<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const cause = (error as { originalError?: unknown }).originalError ?? error;
    throw new TemplateFault(`"${source.slice(0, 200)}" ${reasonOf(error as Error)}`, { cause });
  }
}

export const reasonOf = ({ message }: Error) => message.split('\n')[0]!.replace(/, line:.*$/, '');
