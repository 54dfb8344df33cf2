// The list of all topics.
import { diagonalOrVector } from './diagonal-or-vector.js';
import { hadamard } from './hadamard.js';
import type { Topic } from './topic.js';

export const topics: readonly Topic[] = [diagonalOrVector, hadamard];
