// The server as a process: how it starts, what it says, how it ends.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));
// Without a .env file.
const EMPTY = mkdtempSync(join(tmpdir(), 'jacobot-main-'));
const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Fulfilled with the exit status. */
  readonly ended: Promise<number | null>;
}

function start(env: Record<string, string> = {}, ...flags: string[]): Started {
  const inherited = { PATH: process.env['PATH'] };
  const child = spawn(process.execPath, [...flags, MAIN], {
    cwd: EMPTY,
    env: { ...inherited, PORT: '0', RENDER_WORKERS: '1', ...env },
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([status]) => {
    running.delete(child);
    return status as number | null;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** The address that the server says when it is ready. */
async function ready({ child, out, err }: Started): Promise<string> {
  while (!out().includes('\n')) {
    assert.equal(child.exitCode, null, err());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const [, url = ''] = /^Jacobot is ready: (http:\S+)\/\n$/.exec(out()) ?? [];
  return url;
}

const ask = async (url: string, expression: string): Promise<number> => {
  const response = await fetch(`${url}/api/commands/jacobian`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expression }),
  });
  await response.json();
  return response.status;
};

test('without any variable it starts, and says where in one line', async () => {
  const server = start();
  assert.match(await ready(server), /^http:\/\/127\.0\.0\.1:\d+$/);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
  assert.equal(server.out().split('\n').length, 2);
});

test('as soon as it says so, it answers', async () => {
  const server = start();
  const url = await ready(server);
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  assert.equal(await ask(url, 'max(0, x)'), 200);
  assert.match(await (await fetch(`${url}/metrics`)).text(), /jacobot_requests_total\{.*outcome="answer"\} 1/);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

test('the log has a JSON line for each question, with everything but its text', async () => {
  const server = start();
  await ask(await ready(server), 'exp(secret)');
  server.child.kill('SIGTERM');
  await server.ended;
  const lines = server
    .err()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const { command, length, outcome, platform } = lines.find(({ msg }) => msg === 'request') ?? {};
  assert.deepEqual(
    { command, length, outcome, platform },
    { command: 'jacobian', length: 11, outcome: 'answer', platform: 'web' },
  );
  assert.ok(!server.err().includes('secret'));
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} with answers under way loses none of them, and ends with 0`, async () => {
    const server = start();
    const url = await ready(server);
    const asks = Array.from({ length: 30 }, (_, i) => ask(url, `tanh(${i + 2} * W * x + b)`));
    await inFlight(url, 10);
    server.child.kill(signal);
    const statuses = await Promise.all(asks);
    assert.deepEqual(statuses, Array(30).fill(200));
    assert.equal(await server.ended, 0);
  });
}

/** Waits until that many questions are being answered. */
async function inFlight(url: string, count: number): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (Number(/jacobot_requests_in_flight (\d+)/.exec(metrics)?.[1]) >= count) return;
  }
}

test('a browser that keeps its connection does not keep the server from ending', async () => {
  const server = start();
  const url = await ready(server);
  const agent = new Agent({ keepAlive: true });
  const sent = request(`${url}/healthz`, { agent }).end();
  const [response] = await once(sent, 'response');
  await once(response.resume(), 'end');
  assert.equal(sent.socket?.destroyed, false);
  const begin = performance.now();
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
  // Answers under way are waited for ten seconds.
  assert.ok(performance.now() - begin < 8000);
  agent.destroy();
});

test('a second signal ends it at once', async () => {
  const server = start();
  const url = await ready(server);
  const asks = Array.from({ length: 30 }, (_, i) => ask(url, `sinh(${i + 2} * W * x + b)`).catch(() => 0));
  await inFlight(url, 10);
  server.child.kill('SIGTERM');
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 1);
  await Promise.all(asks);
});

test('a port in use is one sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const server = start({ PORT: String(port) });
  assert.equal(await server.ended, 1);
  assert.equal(
    server.err(),
    `Port ${port} of 127.0.0.1 is in use by another program. Stop it, or set PORT to another number.\n`,
  );
  other.close();
});

test('a host that is not here is one sentence too', async () => {
  const server = start({ HOST: '192.0.2.1' });
  assert.equal(await server.ended, 1);
  assert.equal(server.err(), '192.0.2.1 is not an address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.\n');
});

test('an environment that cannot be used is told completely, without values, with status 78', async () => {
  const server = start({ PORT: 'secret', LOG_LEVEL: 'secret' });
  assert.equal(await server.ended, 78);
  assert.match(
    server.err(),
    /^Jacobot cannot start with this environment:\n- PORT should be .*\n- LOG_LEVEL should be .*\n$/,
  );
  assert.ok(!server.err().includes('secret'));
});

test('a promise that nobody caught ends it with 1, and stands in the log', async () => {
  const module = `import { isMainThread } from 'node:worker_threads';
    const lose = () => process.listenerCount('unhandledRejection') > 0 && Promise.reject(new Error('lost'));
    if (isMainThread) setInterval(lose, 50);`;
  const server = start({}, '--import', `data:text/javascript,${encodeURIComponent(module)}`);
  assert.equal(await server.ended, 1);
  assert.match(server.err(), /"level":"fatal".*"message":"lost"/);
});

test('who stops reading its output does not stop it', async () => {
  const server = start();
  const url = await ready(server);
  server.child.stdout?.destroy();
  server.child.stderr?.destroy();
  for (let i = 0; i < 5; i++) assert.equal(await ask(url, `x + ${i}`), 200);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});
