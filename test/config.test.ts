// The environment is read once, completely, and with every problem at once.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { ConfigProblems, readConfig } from '../src/config/index.js';
import type { Variable } from '../src/config/kinds.js';
import { VARIABLES } from '../src/config/variables.js';

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
    dataDir: 'data',
    redisUrl: undefined,
    discord: undefined,
    slack: undefined,
    secrets: [],
    warnings: [],
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

test('a file from an editor on Windows is read like any other', () => {
  for (const bytes of [
    Buffer.from('\ufeffPORT=4000\r\nLOG_LEVEL=warn\r\n'),
    Buffer.from('\ufeffPORT=4000\r\n', 'utf16le'),
  ]) {
    const file = envFile('');
    writeFileSync(file, bytes);
    const { port, warnings } = readConfig({}, file);
    assert.deepEqual([port, warnings], [4000, []]);
  }
});

test('all problems are said at once, by name, with a line that would be right, and never with the value', () => {
  const problems = problemsOf({
    PORT: '70000',
    PUBLIC_URL: 'javascript:hidden',
    TRUST_PROXY: 'hidden',
    DEFAULT_THEME: 'hidden',
    RENDER_WORKERS: '0',
    RENDER_TIMEOUT_MS: '3e3',
    CACHE_MB: '-1',
    LOG_LEVEL: 'LOUD hidden',
    HOST: 'not a hidden host',
    RATE_LIMIT_PER_MINUTE: '1.5',
    DATA_DIR: 'hidden\0',
    REDIS_URL: 'http://hidden',
    DISCORD_TOKEN: 'hidden',
    DISCORD_APPLICATION_ID: 'hidden',
    DISCORD_PUBLIC_KEY: 'hidden',
    DISCORD_DEV_GUILD_ID: 'hidden',
    DISCORD_SHARDS: '16-3/16',
    DISCORD_API_URL: 'hidden',
    SLACK_BOT_TOKEN: 'hidden',
    SLACK_APP_TOKEN: 'hidden',
    SLACK_SIGNING_SECRET: 'hidden',
    SLACK_CLIENT_ID: 'hidden',
    SLACK_CLIENT_SECRET: 'hidden',
    SLACK_STATE_SECRET: 'hidden',
    SLACK_MODE: 'hidden',
    SLACK_API_URL: 'hidden',
  });
  assert.equal(problems.length, Object.keys(VARIABLES).length);
  for (const name of Object.keys(VARIABLES)) {
    const [problem] = problems.filter((each) => each.startsWith(`${name} should be `));
    assert.match(problem ?? '', new RegExp(`Write for example: ${name}=\\S+$`));
  }
  assert.ok(problems.every((problem) => !problem.includes('hidden') && !problem.includes('70000')));
});

test('every example in a problem is itself right', () => {
  for (const [name, { example }] of Object.entries<Variable>(VARIABLES)) {
    // Some need others beside them.
    const own = problemsOf({ [name]: example }).filter((problem) => problem.startsWith(`${name} should be `));
    assert.deepEqual(own, [], name);
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
  for (const name of Object.keys(VARIABLES))
    assert.match(EXAMPLE, new RegExp(`\\n# .+\\n(?:#[A-Z_]+=.*\\n)*#${name}=`), name);
});

test('.env.example as it is changes nothing', () => {
  assert.deepEqual(readConfig({}, '.env.example'), readConfig({}, NO_FILE));
});

test('the values in .env.example are the defaults, wherever one value is the default', () => {
  const defaults = readConfig({}, NO_FILE);
  const { PUBLIC_URL, RENDER_WORKERS, RATE_LIMIT_PER_MINUTE, REDIS_URL, ...others } = parseEnv(
    EXAMPLE.replace(/^#(?=[A-Z_]+=)/gm, ''),
  ) as Record<string, string>;
  assert.ok(PUBLIC_URL && RENDER_WORKERS && RATE_LIMIT_PER_MINUTE && REDIS_URL);
  const given = Object.fromEntries(Object.entries(others).filter(([name]) => !/^(?:DISCORD|SLACK)_/.test(name)));
  assert.deepEqual(readConfig(given, NO_FILE), defaults);
});

const TOKEN = VARIABLES.DISCORD_TOKEN.example;

test('a secret may stand in a file that a variable names', () => {
  const file = envFile(`${TOKEN}\n`);
  assert.equal(readConfig({ DISCORD_TOKEN_FILE: file }, NO_FILE).discord?.token, TOKEN);
  assert.deepEqual(problemsOf({ DISCORD_TOKEN_FILE: `${file}-gone` }), [
    'The file that DISCORD_TOKEN_FILE names cannot be read.',
  ]);
  assert.deepEqual(problemsOf({ DISCORD_TOKEN_FILE: envFile('') }), [
    'The file that DISCORD_TOKEN_FILE names is empty.',
  ]);
});

test('a slip in the name of a variable is told, and nothing else', () => {
  assert.deepEqual(readConfig({ DISCORD_TOKNE: 'x', PATH: '/bin' }, NO_FILE).warnings, [
    'The variable DISCORD_TOKNE has no effect. Did you mean DISCORD_TOKEN?',
  ]);
  assert.deepEqual(readConfig({}, envFile('PROT=4000\nSLACK_BOT_TOKN=x\n')).warnings, [
    'The variable PROT has no effect. Did you mean PORT?',
    'The variable SLACK_BOT_TOKN has no effect. Did you mean SLACK_BOT_TOKEN?',
  ]);
});

test('Slack is reached as the variables say, and Socket Mode wins', () => {
  const given = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_SIGNING_SECRET: '0'.repeat(32),
  };
  const modeOf = (env: Record<string, string>) => readConfig(env, NO_FILE).slack?.way.mode;
  assert.equal(modeOf(given), 'socket');
  assert.equal(modeOf({ ...given, SLACK_MODE: 'http' }), 'http');
  const { SLACK_APP_TOKEN, ...overHttp } = given;
  assert.equal(modeOf(overHttp), 'http');
  const own = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: '0'.repeat(32), SLACK_STATE_SECRET: 'x'.repeat(32) };
  assert.equal(modeOf({ ...overHttp, ...own }), 'oauth');
  assert.equal(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' }).length, 1);
  assert.equal(problemsOf({ SLACK_APP_TOKEN }).length, 1);
});

test("an address of Discord's interface is taken with its version or without", () => {
  for (const url of ['http://127.0.0.1:1/api', 'http://127.0.0.1:1/api/', 'http://127.0.0.1:1/api/v10'])
    assert.equal(
      readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: url }, NO_FILE).discord?.apiUrl,
      'http://127.0.0.1:1/api',
    );
});
