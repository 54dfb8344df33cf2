// The map of the house: who may import whom, and where each package of others has its one place.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A room, and the rooms it may import; everything a room may reach stands below it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/formula': [],
  'src/math': ['src/formula'],
  'src/drawing.ts': [],
  'src/answer': ['src/formula', 'src/math', 'src/drawing.ts'],
  'src/question/sentence': ['src/formula', 'src/math'],
  'src/question/spoken': ['src/question/sentence', 'src/formula', 'src/math'],
  'src/question/formulas': ['src/question/spoken', 'src/question/sentence', 'src/formula', 'src/math', 'src/answer'],
  'src/question/reading': [
    'src/question/formulas',
    'src/question/spoken',
    'src/question/sentence',
    'src/formula',
    'src/math',
    'src/answer',
  ],
  'src/question/follow': [
    'src/question/reading',
    'src/question/formulas',
    'src/question/sentence',
    'src/formula',
    'src/math',
    'src/answer',
  ],
  'src/question/topics': ['src/question/formulas', 'src/question/sentence', 'src/formula', 'src/math', 'src/answer'],
  'src/question': [
    'src/question/follow',
    'src/question/topics',
    'src/question/reading',
    'src/question/formulas',
    'src/question/sentence',
    'src/formula',
    'src/math',
    'src/answer',
  ],
  'src/chat': ['src/formula', 'src/math', 'src/drawing.ts', 'src/answer', 'src/question'],
  commands: ['src/formula', 'src/answer', 'src/question', 'src/chat'],
  'src/threads': [],
  'src/render': ['src/threads', 'src/drawing.ts'],
  'src/service': ['src/chat'],
  'src/platforms/web': [
    'src/platforms/web/view',
    'src/platforms/web/wire.ts',
    'src/chat',
    'src/service',
    'src/formula',
  ],
  'src/platforms/web/wire.ts': [],
  'src/platforms/web/view': ['src/platforms/web/wire.ts'],
  'src/platforms/web/page': ['src/platforms/web/view', 'src/platforms/web/wire.ts'],
  'src/platforms/terminal': ['src/chat', 'src/formula'],
  'src/platforms/discord': ['src/config', 'src/service', 'src/chat', 'src/formula'],
  'src/platforms/slack': ['src/config', 'src/service', 'src/chat', 'src/formula'],
  'src/config': ['src/formula'],
  'src/assemble.ts': ['src/chat', 'src/render', 'src/service', 'src/threads', 'commands'],
  'src/answer-worker.ts': ['src/chat', 'src/threads', 'commands'],
  'src/process.ts': ['src/service'],
  'src/main.ts': [
    'src/assemble.ts',
    'src/process.ts',
    'src/render',
    'src/config',
    'src/chat',
    'src/service',
    'src/platforms/web',
    'src/platforms/discord',
    'src/platforms/slack',
  ],
  'src/slack-manifest.ts': ['src/platforms/slack', 'src/process.ts', 'commands'],
  'src/discord-commands.ts': ['src/config', 'src/process.ts', 'src/platforms/discord', 'commands'],
  'src/cli.ts': ['src/assemble.ts', 'src/platforms/terminal', 'src/chat'],
};

/** Rooms that do no input or output: of Node's own modules they import none, but for the loader of the kernel. */
const PURE = ['src/formula', 'src/math', 'src/answer', 'src/question'];

/** Packages that one folder knows instead of one file. */
const FOLDERS: Readonly<Record<string, string>> = {
  // Typeset by one file and taught two macros by its neighbour.
  'mathjax-full': 'src/render/',
  // A platform is written in the words of its library.
  'discord.js': 'src/platforms/discord/',
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

const imports: Import[] = files.flatMap((from) =>
  [
    ...text(from).matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|import\('([^']+)'\)|createRequire\(import\.meta\.url\)\('([^']+)'\)/g,
    ),
  ].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const to = name.startsWith('.') ? relative(root, join(root, dirname(from), name)).replace(/\.js$/, '.ts') : name;
    return { from, to };
  }),
);

const roomOf = (file: string): string => {
  const rooms = Object.keys(ROOMS).filter((room) => file === room || file.startsWith(`${room}/`));
  const room = rooms.sort((a, b) => b.length - a.length)[0];
  assert(room, `${file} stands in no room`);
  return room;
};
const isOurs = (to: string): boolean => to.startsWith('src/') || to.startsWith('commands/');

test('every file imports only what stands below it', () => {
  for (const { from, to } of imports.filter(({ to: target }) => isOurs(target))) {
    const [room, other] = [roomOf(from), roomOf(to)];
    assert(room === other || ROOMS[room]?.includes(other), `${from} imports ${to}`);
  }
});

test('no file reaches itself by imports', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports.filter(({ to: target }) => isOurs(target)))
    next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    assert(!path.includes(file), `circle: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  files.forEach((file) => {
    walk(file, []);
  });
});

test('each package has one place', () => {
  const places = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (isOurs(to) || to.startsWith('node:')) continue;
    const name = to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/');
    places.set(name, new Set([...(places.get(name) ?? []), from]));
  }
  for (const [name, from] of places) {
    const folder = FOLDERS[name];
    if (folder)
      assert(
        [...from].every((file) => file.startsWith(folder)),
        name,
      );
    else assert.equal(from.size, 1, `${name}: ${[...from].join(', ')}`);
  }
});

test('the calculus does no input and no output', () => {
  for (const { from, to } of imports) {
    if (!PURE.some((room) => from.startsWith(room))) continue;
    assert(!to.startsWith('node:') || from === 'src/math/kernel.ts', `${from} imports ${to}`);
  }
  for (const file of files.filter((each) => PURE.some((room) => each.startsWith(room)))) {
    assert.doesNotMatch(text(file), /\b(?:Date\.now|new Date|Math\.random|process\.|fetch\(|setTimeout)\b/, file);
  }
});

test('text that people typed is never evaluated as a program', () => {
  for (const file of files)
    assert.doesNotMatch(
      text(file),
      /\beval\(|new Function\b|\bmath\.(?:evaluate|compile|parser)\b|innerHTML|insertAdjacentHTML|document\.write/,
      file,
    );
});

test('every file says in its first line what it knows, and is short enough to read', () => {
  const tables = ['src/math/operations/activations.ts', 'src/math/operations/functions.ts'];
  for (const file of files) {
    const lines = text(file).split('\n');
    const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0];
    assert.match(first ?? '', /^\/\/ .{20,}/, file);
    assert(tables.includes(file) || lines.length <= 300, `${file} has ${lines.length} lines`);
    assert.doesNotMatch(text(file), /\b(?:TODO|FIXME|XXX|HACK)\b/, file);
  }
});
