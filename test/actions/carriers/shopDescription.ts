/** A description as a shop would publish it; `server` is where it is called. */
export const describeShop = (server: string) => `
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers:
  - url: ${server}/echo/{stage}
    variables: { stage: { default: v2 } }
paths:
  /orders/{order-id}:
    parameters:
      - { name: order-id, in: path, required: true, schema: { type: string } }
    get:
      operationId: getOrder
      summary: An order with its lines
      parameters:
        - { name: fields, in: query, schema: { type: array, items: { type: string } } }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
        - { name: Host, in: header, schema: { type: string } }
        - { name: Authorization, in: header, schema: { type: string } }
      responses: { '200': { description: ok } }
    delete:
      operationId: cancelOrder
      responses: { '200': { description: ok } }
  /refunds:
    post:
      operationId: createRefund
      summary: Pays money back
      description: To the payment method that the order was paid with.
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Refund' }
      responses: { '201': { description: made } }
  /tags:
    put:
      operationId: setTags
      requestBody:
        content:
          application/json: { schema: { type: array, items: { type: string } } }
      responses: { '200': { description: ok } }
  /upload:
    post:
      operationId: upload
      requestBody:
        content:
          multipart/form-data: { schema: { type: object } }
      responses: { '200': { description: ok } }
components:
  schemas:
    Refund:
      type: object
      required: [order, amount]
      properties:
        order: { type: string, description: Number of the order }
        amount: { type: number, minimum: 0.01 }
        reason: { type: string, enum: [damaged, late] }
`;
