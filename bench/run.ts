// All measurements, side by side in one run. `npm run bench -- answers` runs one of them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answers } from './answers.js';
import { discord } from './discord.js';
import { held } from './held.js';
import { jacobians } from './jacobians.js';
import { limits } from './limits.js';
import { questions } from './questions.js';
import { start } from './start.js';
import { symbolics, sympy } from './symbolic.js';
import { vectors } from './vectors.js';
import { words } from './words.js';

const ALL: Readonly<Record<string, () => Promise<string>>> = {
  answers: () => answers(21),
  vectors: () => vectors(4),
  jacobians: () => jacobians(15),
  words: () => words(60),
  limits: () => limits(4),
  questions: () => questions(8),
  symbolics: () => symbolics(9),
  sympy: () => sympy(7),
  start: () => start(5),
  held: () => held(3),
  discord: () => discord(50, 20),
};

// Each in a process of its own, so that none is slowed by what another left in memory.
const wanted = process.argv.slice(2);
const names = Object.keys(ALL).filter((name) => wanted.length === 0 || wanted.includes(name));
if (wanted.length === 1) for (const name of names) console.log(`${await ALL[name]?.()}\n`);
else
  for (const name of names) spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' });
