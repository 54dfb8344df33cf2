// What some tests need beyond npm. Without it they say so and are left out, except where everything must be there.
import { spawnSync } from 'node:child_process';

const TOOLS = {
  numpy: { test: ['/usr/bin/python3', '-c', 'import numpy'], install: 'apt-get install python3-numpy' },
  torch: { test: ['/usr/bin/python3', '-c', 'import torch'], install: 'apt-get install python3-torch' },
  redis: { test: ['redis-server', '--version'], install: 'apt-get install redis-server' },
  chromium: { test: ['/usr/bin/chromium', '--version'], install: 'apt-get install chromium' },
} as const;

/** Options for a test that needs `tool`. With TESTS_NEED=all, a missing tool is a failure. */
export function needs(tool: keyof typeof TOOLS): { skip: string | false } {
  const { test: command, install } = TOOLS[tool];
  const [program, ...args] = command;
  const found = spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (found) return { skip: false };
  const sentence = `needs ${tool}, which is not installed: ${install}`;
  if (process.env['TESTS_NEED'] === 'all') throw new Error(sentence);
  return { skip: sentence };
}
