// The metrics say what happened, in the text format of Prometheus.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from '../../src/service/metrics.js';

const stats = { hits: 5, misses: 2, entries: 2, bytes: 1234 };
const metrics = createMetrics(() => ({ picturesWaiting: 3, requestsInFlight: 1, memories: { answers: stats } }));
const common = { id: 'a', platform: 'web', part: 'answer', command: 'jacobian', length: 9 } as const;
metrics.request({ ...common, ms: 0.5, outcome: 'answer' });
metrics.request({ ...common, ms: 20, outcome: 'problem' });
metrics.request({ ...common, ms: 0, outcome: 'refused' });
metrics.picture(40);
metrics.missingPicture('busy');

const hasLine = async (line: string): Promise<void> => {
  const lines = (await metrics.text()).split('\n');
  assert.ok(lines.includes(line), `${line}\n${lines.filter((each) => each.startsWith('jacobot')).join('\n')}`);
};

test('requests are counted by platform, command and outcome', async () => {
  await hasLine('jacobot_requests_total{platform="web",part="answer",command="jacobian",outcome="problem"} 1');
  await hasLine('jacobot_requests_total{platform="web",part="answer",command="jacobian",outcome="refused"} 1');
});

test('answers are timed in seconds; a refusal is not an answer', async () => {
  await hasLine('jacobot_answer_seconds_bucket{le="0.001",platform="web",part="answer"} 1');
  await hasLine('jacobot_answer_seconds_count{platform="web",part="answer"} 2');
});

test('pictures are timed, and missing ones counted by reason', async () => {
  await hasLine('jacobot_picture_seconds_count 1');
  await hasLine('jacobot_pictures_missing_total{reason="busy"} 1');
});

test('the moment is asked for when somebody reads: queue, requests in flight, memory', async () => {
  await hasLine('jacobot_pictures_waiting 3');
  await hasLine('jacobot_requests_in_flight 1');
  await hasLine('jacobot_memory_hits{memory="answers"} 5');
});

test('the process itself is described too', async () => {
  assert.match(await metrics.text(), /^process_resident_memory_bytes \d+$/m);
  assert.match(metrics.contentType, /^text\/plain/);
});
