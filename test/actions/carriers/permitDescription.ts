/** Parking permits, with everything that an importer may stumble over; `server` is where it is called. */
export const describePermits = (server: string) => `
openapi: 3.1.0
info: { title: Permits, version: '1' }
servers: [{ url: '${server}' }]
security:
  - cookie: []
  - desk: []
    clerk: []
paths:
  /permits/{permitId}:
    patch:
      operationId: changePermit
      security: [{ bearer: [] }]
      parameters:
        - { name: permitId, in: path, required: true, schema: { type: string, pattern: '^P[0-9]+$' } }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                permitId: { type: string }
                until: { type: string, format: date }
      responses: { '200': { description: ok } }
  /permits:
    post:
      operationId: createPermit
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - { type: object, required: [zone], properties: { zone: { type: string } } }
                - { type: object, properties: { plate: { type: string }, id: { type: string, readOnly: true } } }
      responses: { '201': { description: made } }
    get:
      operationId: searchPermits
      security: []
      parameters:
        - { name: tags, in: query, schema: { type: array } }
        - { name: ids, in: query, explode: false, schema: { type: array } }
        - { name: sizes, in: query, style: spaceDelimited, schema: { type: array } }
        - { name: kinds, in: query, style: pipeDelimited, schema: { type: array } }
        - { name: page, in: query, schema: { type: object } }
        - { name: sort, in: query, explode: false, schema: { type: object } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: where, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: X-Zones, in: header, schema: { type: array } }
        - { name: X-Area, in: header, explode: true, schema: { type: object } }
      responses: { '200': { description: ok } }
  /old:
    get:
      operationId: oldPermits
      security: [{ cookie: [] }]
      responses: { '200': { description: ok } }
  /at/{simple}/{label}/{matrix}:
    get:
      operationId: findPlace
      security: [{}]
      parameters:
        - { name: simple, in: path, required: true, schema: {} }
        - { name: label, in: path, required: true, style: label, explode: true, schema: {} }
        - { name: matrix, in: path, required: true, style: matrix, explode: true, schema: {} }
      responses: { '200': { description: ok } }
components:
  securitySchemes:
    desk: { type: apiKey, in: header, name: X-Desk }
    clerk: { type: apiKey, in: header, name: X-Clerk }
    bearer: { type: http, scheme: bearer }
    cookie: { type: apiKey, in: cookie, name: session }
`;
