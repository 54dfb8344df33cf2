// Questions for other derivatives than the first, for partial ones, and at points.
import type { Row } from './row.js';

export const orders: readonly Row[] = [];
