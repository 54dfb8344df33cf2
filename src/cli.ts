#!/usr/bin/env node
// The composition root of the terminal: the router, the process's streams, its exit status.
import { readFileSync } from 'node:fs';
import { assemble } from './assemble.js';
import { visible } from './platforms/terminal/characters.js';
import { runTerminal } from './platforms/terminal/run-terminal.js';
import { EXIT } from './platforms/terminal/terminal.js';

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

const report = (about: string, reason: unknown): void => {
  const words = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`${about}: ${visible(words)}\n`);
};

const { router, close } = assemble({
  // One answer, then the process ends: one thread, nothing to remember, nobody else who waits.
  workers: 1,
  timeoutMs: 10_000,
  cacheBytes: 0,
  onFault: (fault, reference) => report(`Fault ${reference}`, fault),
  onMissingPicture: (reason) => report('No picture', reason),
});

try {
  process.exitCode = await runTerminal(process.argv.slice(2), {
    router,
    version,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    columns: process.stdout.columns || 80,
  });
} catch (fault) {
  report('Fault', fault);
  process.exitCode = EXIT.fault;
} finally {
  await close();
}
