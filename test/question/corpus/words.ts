// Formulas said in words, or in notations beside our own, and what each is to be understood as.
import type { Row } from './row.js';

export const words: readonly Row[] = [];
