// What failed, once more at the end of a log of thousands of lines.
import type { TestEvent } from 'node:test/reporters';

/** A reporter of node's test runner: a line and the error for each test that failed, nothing where none did. */
export default async function* failures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failed: string[] = [];
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue;
    const { error } = data.details;
    failed.push(
      `# failed: ${data.name} (${data.file}:${data.line})\n#   ${String(error.cause ?? error).replaceAll('\n', '\n#   ')}\n`,
    );
  }
  yield* failed;
}
