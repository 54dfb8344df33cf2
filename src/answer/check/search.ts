// How much is looked at to set an answer right: what is counted is work, so that the same answer is always judged alike.

import { work } from '../../formula/work.js';

/** How much is still looked at: nodes whose shapes are found, and formulas that are compared, which takes longer. */
export class Purse {
  constructor(private left: number) {}

  spend(nodes: number): void {
    this.left -= nodes;
    work('tried', nodes);
  }

  get isEmpty(): boolean {
    return this.left <= 0;
  }
}

/** What it is worth to know the change that sets an answer right, and the two changes, in all its readings together. */
const WORTH_OF_ONE = 30_000;
const WORTH_OF_TWO = 8000;
/** The same of one answer of many that are tried. */
const WORTH_OF_TRIED = 2000;
export interface Search {
  readonly one: Purse;
  readonly two: Purse;
}
export const wholeSearch = (): Search => ({ one: new Purse(WORTH_OF_ONE), two: new Purse(WORTH_OF_TWO) });
export const quickSearch = (): Search => ({ one: new Purse(WORTH_OF_TRIED), two: new Purse(0) });
