// Each client has so many requests a minute.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit } from '../../src/service/rate-limit.js';

test('after as many as are allowed a client has to wait, at most a minute, and others do not', async () => {
  const limit = createRateLimit(3);
  for (let i = 0; i < 3; i++) assert.equal(await limit('a'), 0);
  const wait = await limit('a');
  assert.ok(wait >= 1 && wait <= 60 && Number.isInteger(wait), `${wait}`);
  assert.equal(await limit('b'), 0);
});

test('with 0 there is no limit', async () => {
  const limit = createRateLimit(0);
  for (let i = 0; i < 1000; i++) assert.equal(await limit('a'), 0);
});
