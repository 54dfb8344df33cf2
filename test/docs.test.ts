// What the documents say is so: commands run and print what stands there, names exist, links lead somewhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allCommands as commands } from '../commands/index.js';
import { topics } from '../src/answer/topics/index.js';
import { parse } from '../src/formula/parse.js';
import { print } from '../src/formula/print.js';
import { activations } from '../src/math/operations/activations.js';
import { functionNames, vocabulary } from '../src/math/registry.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** The words of a command line as a shell splits them. */
const split = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

test('the commands of the README print what stands below them', () => {
  let ran = 0;
  for (const [, block = ''] of read('README.md').matchAll(/```console\n([\s\S]*?)```/g)) {
    const [first = '', ...expected] = block.trimEnd().split('\n');
    const [program, name, ...args] = split(first.replace(/^\$ /, ''));
    assert.deepEqual([program, name], ['npx', 'jacobot']);
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/src/cli.js'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
    });
    const printed = `${stdout}${stderr}`.split('\n').map((line) => line.trimEnd());
    // A block may stop early, but nothing in it may differ.
    assert.deepEqual(printed.slice(0, expected.length), expected, first);
    ran++;
  }
  assert(ran >= 3);
});

test('npm scripts that documents name exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const document of documents) {
    for (const [, script = ''] of read(document).matchAll(/npm (?:run )?(start|test|lint|bench|update|build)\b/g))
      assert(scripts[script], `${document}: npm run ${script}`);
  }
});

test('links within the repository lead to files', () => {
  for (const document of documents) {
    for (const [, target = ''] of read(document).matchAll(/\]\(([^)#]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      assert(existsSync(join(root, dirname(document), target)), `${document}: ${target}`);
    }
    for (const [, path = ''] of read(document).matchAll(/`((?:src|commands|test|docs|bench)\/[\w./-]*)`/g))
      assert(existsSync(join(root, path)), `${document}: ${path}`);
  }
});

test('the README lists the commands, the changes count the activations', () => {
  const listed = [...read('README.md').matchAll(/^\| `\/([\w-]+)/gm)].map((match) => match[1]);
  assert.deepEqual(
    listed,
    commands.map(({ name }) => name),
  );
  assert.match(read('CHANGELOG.md'), new RegExp(`\\b${activations.length} activation functions`));
  for (const { name } of topics) assert.match(read('docs/questions.md'), new RegExp(`\`${name}\``));
});

test('the language page names every function, and only functions that exist', () => {
  const page = read('docs/language.md');
  const section = page.slice(page.indexOf('## Functions'), page.indexOf('## Limits'));
  const named = [...section.matchAll(/`([^`]+)`/g)]
    .flatMap((match) => (match[1] ?? '').replace(/\([^)]*\)/g, ' ').split(/\s+/))
    .filter((word) => /^[A-Za-z]\w*$/.test(word));
  for (const name of named) assert(['I', 'pi', 'X', 'torch'].includes(name) || vocabulary.functionNamed(name), name);
  const told = new Set(named.map((name) => vocabulary.functionNamed(name)));
  const internal = ['rowsoftmax', 'rowlog_softmax', 'rowlayernorm', 'cofactor', 'dsel', 'identity'];
  const missing = functionNames.filter(
    (name) => !told.has(name) && !internal.includes(name) && !activations.some((row) => row.name === name),
  );
  assert.deepEqual(missing, []);
});

test('the spellings of the language page are read as it says', () => {
  const page = read('docs/language.md');
  const rows = [
    ...page.slice(page.indexOf('## Other spellings'), page.indexOf('## Shapes')).matchAll(/^\| (.+?) \| (.+?) \|$/gm),
  ].slice(2);
  const codes = (cell: string): string[] =>
    [...cell.replaceAll('\\|', '|').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  let compared = 0;
  for (const [, typed = '', meant = ''] of rows) {
    const [all, wanted] = [codes(typed), codes(meant)];
    // Rows with as many meanings as spellings, or one meaning for all.
    if (wanted.length !== all.length && wanted.length !== 1) continue;
    for (const [i, spelling] of all.entries()) {
      const meaning = wanted[i] ?? wanted[0] ?? '';
      if (!/[A-Za-z]/.test(spelling) || !/[A-Za-z]/.test(meaning) || spelling.includes('…') || meaning.includes('·'))
        continue;
      const canonical = (text: string): string =>
        print(parse(text, vocabulary).expr)
          .replace(/inv\((\w+)\)/g, '$1^-1')
          .replace(/^(\w\^-1)'$/, "($1)'")
          .replace(/^abs\((\w)\)$/, '|$1|');
      assert.equal(canonical(spelling), canonical(meaning), spelling);
      compared++;
    }
  }
  assert(compared >= 12, `${compared} spellings compared`);
});
