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

// The same questions in the Responses format.

async function responsesPlain({ client }) {
  const answer = await client.responses.create({ model, instructions: 'Be brief', input: 'Tell me about the moon', store: false });
  assert.equal(answer.object, 'response');
  assert.equal(answer.status, 'completed');
  assert.match(answer.output_text, /moon/);
  assert.match(answer.output_text, /Be brief/);
  assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
  assert.equal(answer.usage.total_tokens, answer.usage.input_tokens + answer.usage.output_tokens);
  const cut = await client.responses.create({ model, input: 'Tell me about the moon', max_output_tokens: 16 });
  assert.equal(cut.status, 'incomplete');
  assert.equal(cut.incomplete_details.reason, 'max_output_tokens');
  assert.equal(cut.usage.output_tokens, 16);
}

async function responsesStream({ client }) {
  const events = await client.responses.create({ model, input: 'Tell me about the moon', stream: true });
  let text = '';
  let pieces = 0;
  let whole = null;
  let next = 0;
  for await (const event of events) {
    assert.equal(event.sequence_number, next++);
    if (event.type === 'response.output_text.delta') {
      text += event.delta;
      ++pieces;
    }
    if (event.type === 'response.output_text.done') assert.equal(event.text, text);
    if (event.type === 'response.completed') whole = event.response;
  }
  assert.match(text, /moon/);
  assert.equal(pieces, whole.usage.output_tokens, 'one event for each token');

  const runner = client.responses.stream({ model, input: 'Tell me about the moon' });
  assert.equal((await runner.finalResponse()).output_text, text, 'the same words again');
}

const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'Current weather at a place',
  strict: true,
  parameters: { type: 'object', properties: { location: { type: 'string' } }, required: ['location'], additionalProperties: false },
};

/** A model that reasons: its sealed thoughts go back with the results. */
async function responsesTools({ client }) {
  for (const streamed of [false, true]) {
    const ask = async (input) => {
      const body = { model: 'gpt-5', input, tools: [weather], store: false, include: ['reasoning.encrypted_content'] };
      return streamed ? client.responses.stream(body).finalResponse() : client.responses.create(body);
    };
    const input = user('What is the weather in Paris and Tokyo?');
    const first = await ask(input);
    assert.deepEqual(first.output.map((item) => item.type), ['reasoning', 'function_call', 'function_call']);
    assert.ok(first.output[0].encrypted_content);
    const results = first.output.filter((item) => item.type === 'function_call').map((call) => ({
      type: 'function_call_output', call_id: call.call_id, output: `${JSON.parse(call.arguments).location}: drizzle`,
    }));
    const second = await ask([...input, ...first.output, ...results]);
    assert.match(second.output_text, /Paris: drizzle/);
    assert.match(second.output_text, /Tokyo: drizzle/);
    await assert.rejects(ask([...input, ...first.output]), (error) => error instanceof BadRequestError && /No tool output/.test(error.message));
    await assert.rejects(
      ask([...input, { ...first.output[0], encrypted_content: 'foreign' }]),
      (error) => error instanceof BadRequestError && error.code === 'invalid_encrypted_content',
    );
    await assert.rejects(ask([...input, { type: 'reasoning', id: 'rs_1', summary: [] }]), NotFoundError);
  }
}

async function responsesJsonSchema({ client }) {
  const answer = await client.responses.parse({
    model,
    input: 'I was charged twice, please answer to ann@example.org',
    text: { format: { type: 'json_schema', name: 'triage', strict: true, schema: triage } },
  });
  const value = JSON.parse(answer.output_text);
  assert.deepEqual(Object.keys(value), ['category', 'hours', 'email']);
  assert.equal(value.email, 'ann@example.org');
}

async function responsesErrors({ client }) {
  const ask = (body) => client.responses.create({ model, input: 'hi', ...body });
  const refused = (param) => (error) => error instanceof BadRequestError && error.param === param;
  await assert.rejects(ask({ model: 'nobody-9' }), (error) => error instanceof NotFoundError && error.code === 'model_not_found');
  await assert.rejects(ask({ temperature: 'hot' }), refused('temperature'));
  await assert.rejects(ask({ max_tokens: 5 }), refused('max_tokens'));
  await assert.rejects(ask({ max_output_tokens: 9_000_000 }), refused('max_output_tokens'));
  await assert.rejects(ask({ reasoning: { effort: 'low' } }), refused('reasoning.effort'));
  await assert.rejects(ask({ previous_response_id: 'resp_1' }), refused('previous_response_id'));
  await assert.rejects(ask({ input: [{ role: 'nobody', content: 'x' }] }), refused('input[0].role'));
  await assert.rejects(ask({ text: { format: { type: 'json_schema', name: 'x y', schema: {} } } }), refused('text.format.name'));
  await assert.rejects(
    client.chat.completions.create({ model: 'gpt-5.4', reasoning_effort: 'low', messages: user('hi'), tools: [{ type: 'function', function: { name: 'f' } }] }),
    (error) => error instanceof BadRequestError && /v1\/responses/.test(error.message),
  );
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
  const responses = await client.responses.create({ model, input: 'after an overload' });
  assert.match(responses.output_text, /overload/);
  await assert.rejects(client.responses.stream({ model, input: 'x' }).finalResponse());
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

await run(await start(), [models, plain, stream, toolsLoop, jsonSchema, errors,
  responsesPlain, responsesStream, responsesTools, responsesJsonSchema, responsesErrors]);

const folder = mkdtempSync(join(tmpdir(), 'cuewright-interop-'));
try {
  const script = join(folder, 'faults.json');
  writeFileSync(script, JSON.stringify([{ status: 429, retryAfter: 1 }, {}, { status: 500 }, { dropAtByte: 1500 }, { status: 503, retryAfter: 1 }, {}, { dropAtByte: 2500 }]));
  await run(await start(['--script', script]), [retries]);
} finally {
  rmSync(folder, { recursive: true });
}
