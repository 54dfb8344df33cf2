// Knows the sizes of a picture. CSS px unless said otherwise.

/** PNG px per CSS px: sharp on phones, where one CSS px is two or three of the screen. */
export const DENSITY = 2;

/** The font size of a formula. */
export const EM = 22;

export const PADDING = 20;

/** Discord and others stretch a narrow picture to the width of the column; one of this width stays near its size. */
export const MIN_WIDTH = 480;

/** Rows are broken to this width. On a phone of 375 px an em is then 10 px high, which can still be read. */
export const WRAP_WIDTH = 760;

/** What cannot be broken may be this wide; beyond, it is scaled down. */
export const MAX_WIDTH = 1200;

/** Scaled down further than this, an em is below 7 px and the picture only says that it is large. */
export const MIN_SCALE = 0.3;

/** Between two rows, and between two lines of one row. */
export const ROW_GAP = 20;
export const LINE_GAP = 11;

/** A line higher than this many em is a matrix, and keeps the distance of a row. */
export const TALL = 2;

/** Between a figure and what stands above it, which is often its title. */
export const FIGURE_GAP = 14;

/** Between a figure and what stands below it. */
export const AFTER_FIGURE = 28;

/** The least extent of a line above and below its baseline, in em: that of a parenthesis. */
export const STRUT_HEIGHT = 0.75;
export const STRUT_DEPTH = 0.25;

/** PNG px. Twenty-four rows of thirty terms have 8 million; ten take 40 MB while they are drawn. */
export const MAX_PIXELS = 10e6;

/** Characters. Drawing takes 0.4 to 0.7 s per million; a 12×12 matrix of partial derivatives has 0.6 million. */
export const MAX_SVG_LENGTH = 1.5e6;
