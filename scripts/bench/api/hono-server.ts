import process from 'node:process';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { openBareAnswers } from './bare-answers.ts';

/** The bare server behind Hono, which has no middleware here: what the framework costs by itself. */
const answers = openBareAnswers(process.argv[2] ?? '');

const app = new Hono();
const addressOf = (url: string): string => url.slice(url.indexOf('/', 'http://'.length));
app.get('/api/*', (context) => context.json(answers.get(addressOf(context.req.url))));
app.post('/api/*', async (context) =>
  context.json(answers.post(addressOf(context.req.url), await context.req.text())),
);

const listener = getRequestListener(app.fetch);
const server = createServer((incoming, outgoing) => {
  void listener(incoming, outgoing);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`);
});
