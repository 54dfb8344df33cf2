// Pictures are written and shown where they are asked for, and are not drawn otherwise.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { defineCommand } from '../../../src/chat/command.js';
import { createRouter } from '../../../src/chat/router.js';
import { runnerOf } from '../../../src/chat/run.js';
import { inlinePicture, protocolOf } from '../../../src/platforms/terminal/inline-picture.js';
import { createRenderer, RenderFailed } from '../../../src/render/index.js';
import { type Inside, inside, jacobot, noTerminal, onTerminal, type Ran, readable } from './jacobot.js';

const folder = mkdtempSync(join(tmpdir(), 'jacobot-'));
const renderer = createRenderer({ workers: 1 });
after(async () => {
  rmSync(folder, { recursive: true });
  await renderer.close();
});

test('--png writes the picture with two pixels for each of CSS, in the colours of the theme', async () => {
  const brightness: number[] = [];
  for (const theme of ['dark', 'light']) {
    const file = join(folder, `${theme}.png`);
    const { exit, stdout, stderr } = await jacobot(['jacobian', 'relu(x)', '--png', file, '--theme', theme]);
    assert.equal(stderr, '');
    assert.equal(exit, 0);
    assert.ok(stdout.replace(/\s/g, '').endsWith(`Picture:${file}`));
    const { format, width = 0, height = 0 } = await sharp(file).metadata();
    assert.equal(format, 'png');
    assert.ok(width >= 960 && width % 2 === 0, `${width}`);
    assert.ok(height >= 100 && height < width, `${height}`);
    brightness.push((await sharp(file).greyscale().stats()).channels[0]!.mean);
  }
  assert.ok(brightness[0]! < 80 && brightness[1]! > 200, brightness.join(' '));
});

test('--png and --json go together', async () => {
  const file = join(folder, 'json.png');
  const { exit, stdout } = await jacobot(['jacobian', 'relu(x)', '--png', file, '--json']);
  assert.equal(exit, 0);
  assert.equal(JSON.parse(stdout).data.derivative, 'diag(step(x))');
  assert.equal(readFileSync(file).toString('latin1', 1, 4), 'PNG');
});

test('a file that cannot be written is a problem of usage', async () => {
  const args = ['jacobian', 'relu(x)', '--png', join(folder, 'missing', 'x.png')];
  const { exit, stdout, stderr } = await jacobot(args);
  assert.equal(exit, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /I cannot write .*\(ENOENT\)/s);
  assert.equal(JSON.parse((await inside([...args, '--json'])).stdout).error.code, 'cannot-write');
});

test('a question without an answer leaves no file', async () => {
  const { exit } = await inside(['jacobian', 'relu(', '--png', join(folder, 'none.png')]);
  assert.equal(exit, 1);
  assert.ok(!readdirSync(folder).includes('none.png'));
});

// A command with as many formulas as its text has words; `!` stands for one that cannot be drawn.
const formulas = defineCommand({
  name: 'formulas',
  description: 'Formulas',
  main: 'names',
  args: { names: { kind: 'text', maxLength: 50, description: 'Names' } },
  examples: [{ names: 'a b' }],
  run: ({ names = '' }) => ({
    blocks: names
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => ({ type: 'picture', drawing: { rows: [[name]] }, alt: name, text: `formula ${name}` })),
  }),
});
const router = createRouter({
  commands: [formulas],
  run: runnerOf([formulas]),
  memory: { get: () => undefined, set: () => {} },
  draw: ({ rows }, theme) =>
    JSON.stringify(rows) === '[["!"]]'
      ? Promise.reject(new RenderFailed('tex', 'no'))
      : renderer.picture({ rows, theme }),
  onFault: (fault) => assert.fail(String(fault)),
  onMissingPicture: () => {},
});
const formulasInside = (argv: readonly string[], around: Inside = {}): Promise<Ran> =>
  inside(['formulas', ...argv], { router, ...around });

test('several pictures are numbered', async () => {
  const { exit, stdout } = await formulasInside(['a b c', '--png', join(folder, 'many.png')]);
  assert.equal(exit, 0);
  assert.match(stdout.replace(/\s+/g, ' '), /Picture: \S+many\.png, \S+many-2\.png, \S+many-3\.png $/);
  const files = readdirSync(folder).filter((file) => file.startsWith('many'));
  assert.deepEqual(files.sort(), ['many-2.png', 'many-3.png', 'many.png']);
});

test('an answer without formulas has no picture, and says so', async () => {
  const { exit, stderr } = await formulasInside(['--png', join(folder, 'empty.png')]);
  assert.equal(exit, 1);
  assert.match(stderr, /no picture/);
});

test('a picture that cannot be drawn costs the picture only', async () => {
  const { exit, stdout, stderr } = await formulasInside(['!', '--png', join(folder, 'broken.png')]);
  assert.equal(exit, 3);
  assert.match(stdout, /formula !/);
  assert.match(stderr, /could not be drawn/);
});

test('--picture shows the picture in place of the text, where the terminal can', async () => {
  const { exit, stdout } = await formulasInside(['a', '--picture'], { isTTY: true, env: { TERM: 'xterm-kitty' } });
  assert.equal(exit, 0);
  assert.ok(readable(stdout).startsWith('␛_Ga=T,f=100'));
  assert.ok(!stdout.includes('formula a'));
});

test('where the terminal cannot, the text is shown, and how to get a picture', async () => {
  const env = { TERM: 'xterm', TMUX: '1', NO_COLOR: '1' };
  const { exit, stdout, stderr } = await formulasInside(['a', '--picture'], { isTTY: true, env });
  assert.equal(exit, 0);
  assert.equal(stdout, '  formula a\n');
  assert.match(stderr, /--png FILE/);
});

test('the terminals that show pictures are known by their environment', () => {
  const known: readonly (readonly [Record<string, string>, string | undefined])[] = [
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM: 'xterm-256color', KITTY_WINDOW_ID: '1' }, 'kitty'],
    [{ TERM: 'xterm-ghostty' }, 'kitty'],
    [{ TERM_PROGRAM: 'WezTerm' }, 'iterm'],
    [{ TERM_PROGRAM: 'iTerm.app' }, 'iterm'],
    [{ KONSOLE_VERSION: '220401' }, 'iterm'],
    [{ KONSOLE_VERSION: '210800' }, undefined],
    [{ TERM: 'xterm-256color' }, undefined],
    [{ TERM: 'screen-256color', KITTY_WINDOW_ID: '1' }, undefined],
    [{ TERM_PROGRAM: 'iTerm.app', TMUX: '/tmp/tmux' }, undefined],
  ];
  for (const [env, protocol] of known) {
    assert.equal(protocolOf({ isTTY: true }, env), protocol, JSON.stringify(env));
    assert.equal(protocolOf({}, env), undefined);
  }
});

test('the sequences carry the whole picture', () => {
  const picture = { png: Uint8Array.from({ length: 10_000 }, (_, i) => i % 251), width: 480 };
  const kitty = readable(inlinePicture(picture, 'kitty', 40));
  const chunks = [...kitty.matchAll(/␛_G([^;]*);([^␛]*)␛\\/g)];
  assert.equal(chunks.map(([whole]) => whole).join(''), kitty);
  assert.deepEqual(
    chunks.map(([, keys]) => keys),
    ['a=T,f=100,q=2,c=40,m=1', 'm=1', 'm=1', 'm=0'],
  );
  assert.ok(chunks.every(([, , base64]) => base64!.length <= 4096));
  assert.ok(Buffer.from(chunks.map(([, , base64]) => base64).join(''), 'base64').equals(picture.png));

  const iterm = readable(inlinePicture(picture, 'iterm', 80));
  const [, size, base64] = /^␛\]1337;File=inline=1;size=(\d+);width=60:([^␇]*)␇$/.exec(iterm)!;
  assert.equal(size, '10000');
  assert.ok(Buffer.from(base64!, 'base64').equals(picture.png));
});

test('a real terminal of that kind receives a picture', { skip: noTerminal }, () => {
  const { exit, stdout } = onTerminal(80, ['jacobian', 'relu(x)', '--picture'], { TERM: 'xterm-kitty' });
  assert.equal(exit, 0);
  assert.match(readable(stdout), /␛_Ga=T,f=100,q=2,c=\d+,m=/);
});
