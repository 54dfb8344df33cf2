// The memory keeps what was asked for lately, within its bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemory, weigh } from '../../src/service/memory.js';

const ENTRY = 1000;
const of = (bytes: number) => createMemory<string>({ bytes, sizeOf: () => ENTRY });

test('what was set is got back, and hits and misses are counted', () => {
  const memory = of(10_000);
  assert.equal(memory.get('a'), undefined);
  memory.set('a', 'A');
  assert.equal(memory.get('a'), 'A');
  const { hits, misses, entries } = memory.stats();
  assert.deepEqual({ hits, misses, entries }, { hits: 1, misses: 1, entries: 1 });
});

test('when the bytes are used up, what was not asked for longest is forgotten', () => {
  const memory = of(2.5 * 1700);
  memory.set('a', 'A');
  memory.set('b', 'B');
  memory.get('a');
  memory.set('c', 'C');
  assert.deepEqual([memory.get('a'), memory.get('b'), memory.get('c')], ['A', undefined, 'C']);
  assert.ok(memory.stats().bytes <= 2.5 * 1700);
});

test('a key counts as well, or long questions would be free', () => {
  const memory = of(10_000);
  memory.set('x'.repeat(10_000), 'X');
  assert.equal(memory.stats().entries, 0);
});

test('what is larger than the memory is not kept, and drives out nothing', () => {
  const memory = createMemory<string>({ bytes: 5000, sizeOf: (value) => value.length });
  memory.set('a', 'A');
  memory.set('b', 'B'.repeat(6000));
  assert.deepEqual([memory.get('a'), memory.get('b')], ['A', undefined]);
});

test('a memory of no bytes remembers nothing', () => {
  const memory = of(0);
  memory.set('a', 'A');
  assert.equal(memory.get('a'), undefined);
});

test('data weighs about what it takes', () => {
  assert.ok(weigh('x'.repeat(1000)) >= 2000);
  assert.ok(weigh(new Uint8Array(5000)) >= 5000);
  assert.ok(weigh({ rows: Array.from({ length: 100 }, () => [1, 2, 3]) }) >= 100 * 3 * 8);
  assert.ok(weigh(new Map([[{}, { png: new Uint8Array(700) }]])) >= 700);
  assert.ok(weigh(undefined) < 100);
});
