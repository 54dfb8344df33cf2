// How much a person may ask at once; every limit is named in the sentence that refuses.

/** Characters of one formula. */
export const MAX_CHARACTERS = 2000;
/** Nodes of a formula as read. */
export const MAX_NODES = 600;
/** Brackets and signs inside one another: keeps every recursion over a formula shallow. */
export const MAX_DEPTH = 60;
/** Numbers in one value, and characters of the text that gives values. */
export const MAX_ENTRIES = 10_000;
export const MAX_POINT_CHARACTERS = 200_000;
