// Runs the tests of every test/**/*.test.ts with node's own test runner; arguments choose files by a part of their path.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiled = fileURLToPath(new URL('.', import.meta.url));
// The sources say which tests there are: the compiled file of a deleted test stays behind.
const sources = fileURLToPath(new URL('../../test/', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, '.js'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort()
  .map((file) => relative(process.cwd(), join(compiled, file)));
if (files.length === 0) throw new Error(`no test file matches ${wanted.join(', ')}`);
// A person's terminal gets node's own report, which ends with what failed; a log gets the same end.
const reports = ['tap', fileURLToPath(new URL('support/failures.js', import.meta.url))];
const flags = process.stdout.isTTY
  ? []
  : reports.flatMap((report) => [`--test-reporter=${report}`, '--test-reporter-destination=stdout']);
// As many files at once as there are processors; node itself would leave one of them idle.
flags.push(`--test-concurrency=${availableParallelism()}`);
const { status } = spawnSync(process.execPath, ['--test', ...flags, ...files], { stdio: 'inherit' });
process.exitCode = status ?? 1;
