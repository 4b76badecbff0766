import express, { type RequestHandler } from 'express';
import { Problem } from '../domain/errors.ts';

/** Files in JSON are a third longer. */
const LIMIT = '40mb';
const json = express.json({ limit: LIMIT, type: ['application/json', 'application/*+json'] });
const form = express.raw({ limit: LIMIT, type: 'multipart/form-data' });

/** A form with files as the JSON that could have been sent instead: `{ files: [{ name, data }], … }`, data as base64. */
export const readForm: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data')) return json(request, response, next);
  form(request, response, (error?: unknown) => {
    if (error) return next(error);
    toJson(request.body, request.headers['content-type'] ?? '').then((body) => {
      request.body = body;
      next();
    }, next);
  });
};

async function toJson(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Record<string, unknown>> {
  const read = new Response(bytes, { headers: { 'content-type': type } }).formData();
  const fields = await read.catch(() => {
    throw new Problem(
      400,
      'malformed_form',
      'The form cannot be read: is its boundary right, and is it whole?',
    );
  });
  const files: { name: string; data: string }[] = [];
  const body: Record<string, unknown> = { files };
  for (const [name, value] of fields) {
    if (typeof value === 'string') body[name] = value;
    else files.push({ name: value.name, data: Buffer.from(await value.arrayBuffer()).toString('base64') });
  }
  return body;
}
