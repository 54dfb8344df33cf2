// The environment is read once, completely, and with every problem at once.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { ConfigProblems, readConfig, VARIABLES, type Variable } from '../src/config.js';

const folder = mkdtempSync(join(tmpdir(), 'jacobot-config-'));
const NO_FILE = join(folder, 'there-is-none');

function envFile(text: string): string {
  const path = join(folder, `env-${Math.random()}`);
  writeFileSync(path, text);
  return path;
}

function problemsOf(env: Record<string, string>, file = NO_FILE): readonly string[] {
  try {
    readConfig(env, file);
    return [];
  } catch (problem) {
    assert.ok(problem instanceof ConfigProblems);
    return problem.problems;
  }
}

test('without any variable there is a complete configuration for this machine only', () => {
  assert.deepEqual(readConfig({}, NO_FILE), {
    host: '127.0.0.1',
    port: 3000,
    publicUrl: undefined,
    trustProxy: 0,
    rateLimitPerMinute: 0,
    defaultTheme: 'light',
    renderWorkers: undefined,
    renderTimeoutMs: 3000,
    cacheBytes: 64 * 1024 * 1024,
    logLevel: 'info',
  });
});

test('the configuration cannot be changed', () => {
  assert.ok(Object.isFrozen(readConfig({}, NO_FILE)));
});

test('a variable of the environment wins over the file, and an empty one is not set', () => {
  const file = envFile('PORT=4000\nHOST="0.0.0.0"\nLOG_LEVEL=\n');
  const config = readConfig({ PORT: '5000', HOST: '', LOG_LEVEL: '  ' }, file);
  assert.equal(config.port, 5000);
  assert.equal(config.host, '0.0.0.0');
  assert.equal(config.logLevel, 'info');
});

test('all problems are said at once, by name, with a line that would be right, and never with the value', () => {
  const problems = problemsOf({
    PORT: '70000',
    PUBLIC_URL: 'javascript:secret',
    TRUST_PROXY: 'secret',
    DEFAULT_THEME: 'secret',
    RENDER_WORKERS: '0',
    RENDER_TIMEOUT_MS: '3e3',
    CACHE_MB: '-1',
    LOG_LEVEL: 'LOUD secret',
    HOST: 'not a secret host',
    RATE_LIMIT_PER_MINUTE: '1.5',
  });
  assert.equal(problems.length, 10);
  for (const name of Object.keys(VARIABLES)) {
    const [problem] = problems.filter((each) => each.startsWith(`${name} should be `));
    assert.match(problem ?? '', new RegExp(`Write for example: ${name}=\\S+$`));
  }
  assert.ok(problems.every((problem) => !problem.includes('secret') && !problem.includes('70000')));
});

test('every example in a problem is itself right', () => {
  for (const [name, { example }] of Object.entries<Variable>(VARIABLES)) {
    assert.deepEqual(problemsOf({ [name]: example }), [], name);
  }
});

test('a file that cannot be read is a problem', () => {
  assert.deepEqual(problemsOf({}, folder), [`The file ${folder} cannot be read.`]);
});

test('one address is limited wherever others than this machine can ask', () => {
  assert.equal(readConfig({ HOST: '0.0.0.0' }, NO_FILE).rateLimitPerMinute, 300);
  assert.equal(readConfig({ TRUST_PROXY: '1' }, NO_FILE).rateLimitPerMinute, 300);
  assert.equal(readConfig({ HOST: 'localhost' }, NO_FILE).rateLimitPerMinute, 0);
  assert.equal(readConfig({ RATE_LIMIT_PER_MINUTE: '5' }, NO_FILE).rateLimitPerMinute, 5);
  assert.equal(readConfig({ HOST: '0.0.0.0', RATE_LIMIT_PER_MINUTE: '0' }, NO_FILE).rateLimitPerMinute, 0);
});

test('a public address is kept without the slash at its end', () => {
  assert.equal(readConfig({ PUBLIC_URL: 'https://a.example/j/' }, NO_FILE).publicUrl, 'https://a.example/j');
});

const EXAMPLE = readFileSync('.env.example', 'utf8');

test('.env.example explains every variable and no other, each with a value that is right', () => {
  const uncommented = EXAMPLE.replace(/^#(?=[A-Z_]+=)/gm, '');
  const given = parseEnv(uncommented) as Record<string, string>;
  assert.deepEqual(Object.keys(given).sort(), Object.keys(VARIABLES).sort());
  assert.deepEqual(problemsOf(given), []);
  for (const name of Object.keys(VARIABLES)) assert.match(EXAMPLE, new RegExp(`\\n# .+\\n#${name}=`), name);
});

test('.env.example as it is changes nothing', () => {
  assert.deepEqual(readConfig({}, '.env.example'), readConfig({}, NO_FILE));
});

test('the values in .env.example are the defaults, wherever one value is the default', () => {
  const defaults = readConfig({}, NO_FILE);
  const { PUBLIC_URL, RENDER_WORKERS, RATE_LIMIT_PER_MINUTE, ...given } = parseEnv(
    EXAMPLE.replace(/^#(?=[A-Z_]+=)/gm, ''),
  ) as Record<string, string>;
  assert.ok(PUBLIC_URL && RENDER_WORKERS && RATE_LIMIT_PER_MINUTE);
  assert.deepEqual(readConfig(given, NO_FILE), defaults);
});
