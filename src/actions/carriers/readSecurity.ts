/** How an API wants to know who calls, where a header can say so. */
export interface Credential {
  /** As the description calls it. */
  scheme: string;
  header: string;
  kind: 'bearer' | 'basic' | 'key';
}

export interface SecurityScheme {
  type: string;
  scheme?: string;
  in?: string;
  name?: string;
}

/** The schemes of one requirement are needed together. https://spec.openapis.org/oas/v3.1.0#security-requirement-object */
export type Requirement = Record<string, string[]>;

/**
 * What an operation's headers must hold: the first requirement that headers can meet. An empty list: nothing is needed. null:
 * no header can say it. Where nothing at all is required, many a description only forgot to say so: its first scheme counts.
 */
export function readSecurity(
  requirements: Requirement[] | undefined,
  schemes: Record<string, SecurityScheme> = {},
): Credential[] | null {
  const credentialIn = (name: string) => credentialOf(name, schemes[name]);
  if (!requirements) {
    const first = Object.keys(schemes)
      .map(credentialIn)
      .find((one) => one !== null);
    return first ? [first] : [];
  }
  const wanted = requirements.map((one) => Object.keys(one)).filter((names) => names.length > 0);
  if (wanted.length === 0) return [];
  const met = wanted.map((names) => names.map(credentialIn)).find((all) => !all.includes(null));
  if (met) return met.filter((one) => one !== null);
  return wanted.length < requirements.length ? [] : null;
}

/** https://spec.openapis.org/oas/v3.1.0#security-scheme-object */
function credentialOf(name: string, found: SecurityScheme | undefined): Credential | null {
  if (found?.type === 'apiKey' && found.in === 'header' && found.name)
    return { scheme: name, header: found.name, kind: 'key' };
  if (found?.type === 'http' && found.scheme?.toLowerCase() === 'basic')
    return { scheme: name, header: 'Authorization', kind: 'basic' };
  if (found && ['http', 'oauth2', 'openIdConnect'].includes(found.type))
    return { scheme: name, header: 'Authorization', kind: 'bearer' };
  return null;
}
