// The commands in Discord's menus: within its limits, in three languages, and written only where something changed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allCommands } from '../../../commands/index.js';
import { commandsJson } from '../../../src/platforms/discord/commands-json.js';
import { FRENCH } from '../../../src/platforms/discord/french.js';
import { GERMAN } from '../../../src/platforms/discord/german.js';
import { problemsOfCommands } from '../../support/discord/limits.js';
import { startStandIn } from '../../support/discord/stand-in.js';
import { APPLICATION, GUILD, TOKEN } from '../../support/discord/world.js';

const standIn = await startStandIn();
after(() => standIn.close());
const EVERYWHERE = `applications/${APPLICATION}/commands`;
const HERE = `applications/${APPLICATION}/guilds/${GUILD}/commands`;
const EMPTY = mkdtempSync(join(tmpdir(), 'jacobot-discord-'));
const PROGRAM = fileURLToPath(new URL('../../../src/discord-commands.js', import.meta.url));

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: EMPTY,
    env: { PATH: process.env['PATH'], DISCORD_TOKEN: TOKEN, DISCORD_API_URL: standIn.url, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [status] = await once(child, 'close');
  return { status, out, err };
}

test('every command is within the limits, for everybody and for one server', () => {
  for (const isGlobal of [true, false]) assert.deepEqual(problemsOfCommands(commandsJson(allCommands, isGlobal)), []);
});

test('every command and option has its words in German and French', () => {
  for (const words of [GERMAN, FRENCH]) {
    for (const { name, args } of allCommands) {
      assert.ok(words.commands[name], name);
      for (const [argument, { kind }] of Object.entries(args))
        assert.ok(String(kind) === 'texts' || words.options[argument], `${name}.${argument}`);
    }
  }
});

test('a dry run says what differs and writes nothing; a run writes; a second one finds nothing to do', async () => {
  const dry = await run(['--dry-run']);
  assert.equal(dry.status, 0, dry.err);
  assert.match(dry.out, /^\/jacobian: new$/m);
  assert.equal(standIn.commands.size, 0);
  const written = await run([]);
  assert.match(written.out, /differences, registered/);
  assert.equal(standIn.commands.get(EVERYWHERE)?.length, allCommands.length + 2);
  const again = await run([]);
  assert.match(again.out, /^Discord knows all commands as they are\.\n/);
  assert.equal(standIn.requests.filter((request) => request.startsWith('PUT')).length, 1);
});

test('a field that differs is named', async () => {
  const [jacobian] = standIn.commands.get(EVERYWHERE) ?? [];
  jacobian.options[0].max_length = 10;
  jacobian.description = 'other';
  standIn.commands.get(EVERYWHERE)?.push({ type: 1, name: 'gone', description: 'old' });
  const { out } = await run(['--dry-run']);
  assert.match(
    out,
    /^\/jacobian: description\n\/jacobian: options\.expression\.max_length\n\/gone: not here any more\n3 differences\.\n/,
  );
});

test('for one server they are written there', async () => {
  const { status } = await run(['--guild', GUILD]);
  assert.equal(status, 0);
  assert.equal(standIn.commands.get(HERE)?.length, allCommands.length + 2);
});

test('the links that add it are printed', async () => {
  const { out } = await run(['--dry-run']);
  assert.match(
    out,
    new RegExp(
      `https://discord\\.com/oauth2/authorize\\?client_id=${APPLICATION}&permissions=\\d+&scope=bot\\+applications\\.commands\n`,
    ),
  );
  assert.match(out, /integration_type=1&scope=applications\.commands\n/);
});

test('what cannot be done is said in a sentence, with what to do', async () => {
  for (const [args, env, says, code] of [
    [['--guild', 'here'], {}, /^--guild takes the id of a server/, 2],
    [['--dry'], {}, /Unknown option '--dry'.*\nThere are --dry-run and --guild ID\.$/s, 2],
    [[], { DISCORD_TOKEN: '' }, /^DISCORD_TOKEN is not set/, 78],
    [[], { DISCORD_TOKEN: TOKEN.replace('GabcdE', 'GxxxxE') }, /^Discord does not accept the token/, 1],
    [[], { DISCORD_API_URL: 'http://127.0.0.1:9' }, /^Discord cannot be reached: ECONNREFUSED\.$/, 1],
  ] as const) {
    const { status, err } = await run(args, env);
    assert.match(err.trim(), says);
    assert.ok(!err.includes('GxxxxE'));
    assert.equal(status, code, err);
  }
});
