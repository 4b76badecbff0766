import { randomBytes } from 'node:crypto';
import express, { type Router } from 'express';
import type { State, Trigger, Webhook } from './state.ts';
import { page } from './support.ts';

const missing = { error: 'RecordNotFound', description: 'Not found' };

/** Webhooks and triggers. `ticketEvents: false` is an account whose webhooks cannot subscribe to ticket events. */
export function businessRoutes(state: State, { ticketEvents }: { ticketEvents: boolean }): Router {
  const router = express.Router();
  webhookRoutes(router, state, ticketEvents);
  triggerRoutes(router, state);
  return router;
}

/** https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/ */
function webhookRoutes(router: Router, state: State, ticketEvents: boolean): void {
  const shown = ({ secret: _, ...webhook }: Webhook) => webhook;
  const find = (id: string) => state.webhooks.find((webhook) => webhook.id === id);

  router.get('/webhooks', (req, res) => {
    const part = String(req.query['filter[name_contains]'] ?? '');
    res.json(page(req, 'webhooks', state.webhooks.filter(({ name }) => name.includes(part)).map(shown)));
  });
  router.post('/webhooks', (req, res) => {
    const given = req.body.webhook;
    const ofTickets = given.subscriptions.some((name: string) => name.startsWith('zen:event-type:ticket.'));
    if (ofTickets && !ticketEvents)
      return res.status(400).json({ errors: [{ code: 'InvalidSubscription', title: 'Unknown event type' }] });
    const secret = randomBytes(24).toString('base64');
    const webhook: Webhook = { ...given, id: `01${randomBytes(12).toString('hex').toUpperCase()}`, secret };
    state.webhooks.push(webhook);
    return res.status(201).json({ webhook: shown(webhook) });
  });
  router.patch('/webhooks/:id', (req, res) => {
    const webhook = find(req.params.id);
    if (!webhook) return res.status(404).json(missing);
    Object.assign(webhook, req.body.webhook);
    return res.status(204).end();
  });
  router.delete('/webhooks/:id', (req, res) => {
    if (state.triggers.some(({ actions }) => JSON.stringify(actions).includes(req.params.id)))
      return res.status(400).json({ errors: [{ code: 'WebhookInUse', title: 'Used by a trigger' }] });
    state.webhooks = state.webhooks.filter(({ id }) => id !== req.params.id);
    return res.status(204).end();
  });
  router.get('/webhooks/:id/signing_secret', (req, res) => {
    const webhook = find(req.params.id);
    if (!webhook) return res.status(404).json(missing);
    return res.json({ signing_secret: { algorithm: 'SHA256', secret: webhook.secret } });
  });
}

function triggerRoutes(router: Router, state: State): void {
  router.get('/triggers', (req, res) => {
    res.json(page(req, 'triggers', state.triggers));
  });
  router.post('/triggers', (req, res) => {
    const trigger: Trigger = { ...req.body.trigger, id: state.id() };
    state.triggers.push(trigger);
    res.status(201).json({ trigger });
  });
  router.put('/triggers/:id', (req, res) => {
    const trigger = state.triggers.find(({ id }) => id === Number(req.params.id));
    if (!trigger) return res.status(404).json(missing);
    return res.json({ trigger: Object.assign(trigger, req.body.trigger) });
  });
  router.delete('/triggers/:id', (req, res) => {
    state.triggers = state.triggers.filter(({ id }) => id !== Number(req.params.id));
    res.status(204).end();
  });
}
