// The program behaves among others: readers that leave, disks that are full, people who press Ctrl-C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { CLI, environment, shell } from './jacobot.js';

const noFullDisk = existsSync('/dev/full') ? false : '/dev/full is missing, and with it the disk that is full';

test('a reader that has read enough is no error', () => {
  const { stdout, stderr } = shell('jacobot jacobian "relu(x)" | head -1');
  assert.equal(stdout.split('\n').length, 2);
  assert.equal(stderr, '');
});

test('a reader that is gone before the answer is no error', () => {
  const { stdout, stderr } = shell('{ jacobot jacobian "relu(x)"; echo "exit $?" >&3; } 3>&2 2>&1 | true');
  assert.equal(stdout, '');
  assert.equal(stderr, 'exit 0\n');
});

test('a reader of the problems that is gone changes nothing', () => {
  const { stderr } = shell('{ jacobot jacobian "rleu(x)" 2>&1 >/dev/null; echo "exit $?" >&3; } 3>&2 | true');
  assert.equal(stderr, 'exit 1\n');
});

test('an answer that cannot be written is not lost in silence', { skip: noFullDisk }, () => {
  const { exit, stderr } = shell('jacobot jacobian "relu(x)" > /dev/full');
  assert.equal(stderr, 'I cannot write the answer (ENOSPC).\n');
  assert.equal(exit, 3);
});

test('a closed input is an empty one', () => {
  const { exit, stderr } = shell('jacobot jacobian <&-');
  assert.equal(exit, 2);
  assert.match(stderr, /The expression is missing/);
});

test('an open input that nobody needs is not waited for', async () => {
  const child = spawn(process.execPath, [CLI, 'jacobian', 'relu(x)'], { env: environment() });
  const exit = await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(exit, 0);
});

test('Ctrl-C ends the program at once and without a word', async () => {
  const child = spawn(process.execPath, [CLI, 'jacobian'], { env: environment() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  // It waits for the text that should come through the pipe.
  child.stdin.write('relu(');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const end = new Promise((resolve) => child.on('close', (_exit, signal) => resolve(signal)));
  child.kill('SIGINT');
  assert.equal(await end, 'SIGINT');
  assert.equal(said, '');
});
