// Questions that follow others, that want a yes or a no, a reason or a name, and what they are to be told.
import type { Row } from './row.js';

export const talk: readonly Row[] = [];
