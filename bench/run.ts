// All measurements, side by side in one run. `npm run bench -- answers` runs one of them.
import { answers } from './answers.js';
import { discord } from './discord.js';
import { held } from './held.js';
import { jacobians } from './jacobians.js';
import { questions } from './questions.js';
import { start } from './start.js';
import { symbolics, sympy } from './symbolic.js';
import { vectors } from './vectors.js';
import { words } from './words.js';

const ALL: Readonly<Record<string, () => Promise<string>>> = {
  answers: () => answers(21),
  vectors: () => vectors(15),
  jacobians: () => jacobians(15),
  words: () => words(60),
  questions: () => questions(40),
  symbolics: () => symbolics(9),
  sympy: () => sympy(7),
  start: () => start(5),
  held: () => held(3),
  discord: () => discord(50, 20),
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(ALL)) {
  if (wanted.length === 0 || wanted.includes(name)) console.log(`${await measure()}\n`);
}
