// All questions of the corpus. Each part is one kind of question.
import { claims } from './claims.js';
import { declared } from './declared.js';
import { facts } from './facts.js';
import { forum } from './forum.js';
import { general } from './general.js';
import { given } from './given.js';
import { ledIdeas } from './ideas-led.js';
import { orders } from './orders.js';
import { parts } from './parts.js';
import { posts } from './posts.js';
import type { Row } from './row.js';
import { talk } from './talk.js';
import { words } from './words.js';

export const corpus: readonly Row[] = [
  ...general,
  ...given,
  ...words,
  ...forum,
  ...posts,
  ...orders,
  ...parts,
  ...declared,
  ...claims,
  ...facts,
  ...talk,
  ...ledIdeas,
];
