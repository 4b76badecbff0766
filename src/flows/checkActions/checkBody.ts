import type { Action } from '../../domain/action.ts';
import { bodyKindOf } from '../../domain/bodyKind.ts';
import type { Json } from '../../domain/json.ts';
import type { Fault } from '../readYaml.ts';
import type { FaultAt } from './checkActions.ts';

const PATH = ['carry', 'http'];
const ALONE = /^\s*\{\{((?!\}\}|\{\{).)*\}\}\s*$/s;
/** Scheme and host, up to where the path begins. */
const START = /^[a-z+]+:\/\/(?:\{\{.*?\}\}|[^/?#{])*/i;

/** What customers say must not change the form of what is sent: neither where it goes, nor what it asks for. */
export function bodyFaults({ carry }: Action, fault: FaultAt): Fault[] {
  if (!('http' in carry)) return [];
  const { url, headers, body } = carry.http;
  return [...addressFaults(url, fault), ...fillFaults(headers, body, fault)];
}

function addressFaults(url: string, fault: FaultAt): Fault[] {
  const [start = ''] = START.exec(url.trim()) ?? [];
  if (start === '')
    return [fault([...PATH, 'url'], 'is no http address. Begin it with https:// and the host.')];
  if (!/\{\{(?!\s*secrets\.)/.test(start)) return [];
  return [
    fault(
      [...PATH, 'url'],
      'has a host that is filled in. The host is the file\'s own: write it out, or take it from "secrets".',
    ),
  ];
}

function fillFaults(headers: Record<string, string>, body: Json | undefined, fault: FaultAt): Fault[] {
  if (body === undefined) return [];
  const [name, type] = Object.entries(headers).find(([one]) => one.toLowerCase() === 'content-type') ?? [];
  if (name !== undefined && type?.includes('{'))
    return [fault([...PATH, 'headers', name], 'is filled in. Write the type of the body out.')];
  const wrong = whyNotFilled(bodyKindOf(type), body, type ?? '');
  return wrong === null ? [] : [fault([...PATH, 'body'], wrong)];
}

function whyNotFilled(kind: ReturnType<typeof bodyKindOf>, body: Json, type: string): string | null {
  if (kind === 'form')
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? null
      : 'is one text, and a form has fields. Write them one by one, such as: { amount: "{{ arguments.amount }}" }. Then no value can add another field.';
  if (typeof body !== 'string' || !body.includes('{') || ALONE.test(body)) return null;
  if (kind === 'json')
    return 'is one text that would be sent as a JSON text. Write its fields as YAML, such as: { amount: "{{ arguments.amount }}" }. Then no value can add another field.';
  if (kind === null)
    return `is a text of the type ${type}, into which nothing can be filled safely. Send JSON, a form, XML or text/plain, or do it in a hook.`;
  return null;
}
