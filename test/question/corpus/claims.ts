// Questions that bring a result of the asker's own, and the verdict each is to get.
import type { Row } from './row.js';

export const claims: readonly Row[] = [];
