// The official client against a practice provider:
//
//     node openai-client.mjs COMMAND [ARGUMENT…]
//
// COMMAND is a program whose first two lines of output are "base_url=…" and "api_key=…" and which serves until it is ended
// (`cuewright-cli practice`). It is started twice: as it is, and with "--script FILE" for the faults. Exit 0 where all is well.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from 'openai';

const model = 'gpt-4o-mini';

/** Starts the provider and waits for its two lines. */
async function start(extra = []) {
  const [command, ...args] = process.argv.slice(2);
  const child = spawn(command, [...args, ...extra], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code));
  });
  const values = {};
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /^(base_url|api_key)=(\S+)$/.exec(line);
      if (!found) return reject(new Error(`unexpected line: ${line}`));
      values[found[1]] = found[2];
      if (values.base_url && values.api_key) resolve();
    });
    ended.then((code) => reject(new Error(`the provider ended with ${code}`)), reject);
  });
  await ready;
  return {
    client: new OpenAI({ baseURL: values.base_url, apiKey: values.api_key, maxRetries: 2, timeout: 20_000 }),
    values,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

const user = (content) => [{ role: 'user', content }];

async function plain({ client }) {
  const answer = await client.chat.completions.create({ model, messages: user('Tell me about the moon') });
  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.choices[0].finish_reason, 'stop');
  assert.match(answer.choices[0].message.content, /moon/);
  assert.ok(answer.usage.prompt_tokens > 0 && answer.usage.completion_tokens > 0);
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
  assert.match(answer._request_id, /^req_/);
}

async function models({ client }) {
  const ids = [];
  for await (const entry of client.models.list()) ids.push(entry.id);
  assert.ok(ids.includes('practice-1') && ids.includes(model));
}

async function stream({ client }) {
  const events = await client.chat.completions.create({
    model, messages: user('Tell me about the moon'), stream: true, stream_options: { include_usage: true },
  });
  let text = '';
  let usage = null;
  let pieces = 0;
  let finish = null;
  for await (const event of events) {
    if (event.usage) usage = event.usage;
    const choice = event.choices[0];
    if (!choice) continue;
    if (choice.delta.content) {
      text += choice.delta.content;
      ++pieces;
    }
    finish = choice.finish_reason ?? finish;
  }
  assert.match(text, /moon/);
  assert.equal(finish, 'stop');
  assert.equal(pieces, usage.completion_tokens, 'one event for each token');

  const runner = client.chat.completions.stream({ model, messages: user('Tell me about the moon') });
  assert.equal(await runner.finalContent(), text, 'the same words again');
}

async function toolsLoop({ client }) {
  const asked = [];
  const runner = client.chat.completions.runTools({
    model,
    messages: user('What is the weather in Paris and Tokyo?'),
    tools: [{
      type: 'function',
      function: {
        name: 'get_weather',
        description: 'Current weather at a place',
        parameters: {
          type: 'object',
          properties: { location: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
          required: ['location'],
        },
        parse: JSON.parse,
        function: ({ location }) => {
          asked.push(location);
          return { location, sky: location === 'Paris' ? 'drizzle' : 'clear' };
        },
      },
    }],
  });
  const text = await runner.finalContent();
  assert.deepEqual(asked.sort(), ['Paris', 'Tokyo']);
  assert.match(text, /drizzle/);
  assert.match(text, /clear/);
  const roles = runner.messages.map((message) => message.role);
  assert.deepEqual(roles, ['user', 'assistant', 'tool', 'tool', 'assistant']);
}

const triage = {
  type: 'object',
  properties: {
    category: { type: 'string', enum: ['technical', 'billing', 'general'] },
    hours: { type: 'integer', minimum: 0, maximum: 720 },
    email: { type: ['string', 'null'] },
  },
  required: ['category', 'hours', 'email'],
  additionalProperties: false,
};

async function jsonSchema({ client }) {
  const answer = await client.chat.completions.parse({
    model,
    messages: user('I was charged twice, please answer to ann@example.org'),
    response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema: triage } },
  });
  const value = JSON.parse(answer.choices[0].message.content);
  assert.deepEqual(Object.keys(value), ['category', 'hours', 'email']);
  assert.equal(value.category, 'billing');
  assert.equal(value.email, 'ann@example.org');
  assert.ok(Number.isInteger(value.hours) && value.hours >= 0 && value.hours <= 720);
}

async function errors({ client, values }) {
  const ask = (body) => client.chat.completions.create({ model, messages: user('hi'), ...body });
  await assert.rejects(ask({ model: 'nobody-9' }), (error) => error instanceof NotFoundError && error.code === 'model_not_found');
  await assert.rejects(ask({ temperature: 'hot' }), (error) => error instanceof BadRequestError && error.param === 'temperature');
  await assert.rejects(
    ask({ messages: [{ role: 'tool', tool_call_id: 'x', content: 'y' }] }),
    (error) => error instanceof BadRequestError && /tool/.test(error.message),
  );
  const stranger = new OpenAI({ baseURL: values.base_url, apiKey: 'wrong', maxRetries: 0 });
  await assert.rejects(stranger.models.list(), (error) => error instanceof AuthenticationError && error.code === 'invalid_api_key');
}

async function retries({ client }) {
  const answer = await client.chat.completions.create({ model, messages: user('after a limit') });
  assert.match(answer.choices[0].message.content, /limit/);
  const failed = await client.chat.completions.create({ model, messages: user('x') }, { maxRetries: 0 })
    .then(() => null, (error) => error);
  assert.equal(failed?.status, 500);
  const cut = client.chat.completions.stream({ model, messages: user('x') });
  await assert.rejects(cut.finalContent());
  const whole = await client.chat.completions.create({ model, messages: user('all is well') });
  assert.equal(whole.choices[0].finish_reason, 'stop');
}

async function run(provider, tests) {
  try {
    for (const test of tests) {
      await test(provider);
      console.log(`ok ${test.name}`);
    }
  } finally {
    await provider.stop();
  }
}

await run(await start(), [models, plain, stream, toolsLoop, jsonSchema, errors]);

const folder = mkdtempSync(join(tmpdir(), 'cuewright-interop-'));
try {
  const script = join(folder, 'faults.json');
  writeFileSync(script, JSON.stringify([{ status: 429, retryAfter: 1 }, {}, { status: 500 }, { dropAtByte: 1500 }]));
  await run(await start(['--script', script]), [retries]);
} finally {
  rmSync(folder, { recursive: true });
}
