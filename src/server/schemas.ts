import type { Express } from 'express';
import { Problem } from '../domain/errors.ts';
import { SCHEMA_NAMES, type SchemaName, schemaOf } from '../domain/schemas.ts';

/** `GET /schemas/flow.json`: the files of a bot folder, for editors, and so without a key. */
export function mountSchemas(app: Express): void {
  app.get('/schemas/:file', (request, response) => {
    const name = request.params.file.replace(/\.json$/, '');
    if (!isName(name)) throw unknownSchema(request.params.file);
    response.set('access-control-allow-origin', '*').type('application/schema+json').json(schemaOf(name));
  });
}

const isName = (name: string): name is SchemaName => (SCHEMA_NAMES as string[]).includes(name);

function unknownSchema(file: string): Problem {
  const known = SCHEMA_NAMES.map((name) => `${name}.json`).join(', ');
  return new Problem(404, 'not_found', `There is no schema ${file}, only ${known}.`);
}
