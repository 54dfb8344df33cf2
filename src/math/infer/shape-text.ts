// A shape in words, for messages.
import type { Shape } from '../shape.js';
import type { Size } from '../size.js';

export const shapeText = ({ rows, cols }: Shape): string => {
  const size = (of: Size): string => (typeof of === 'object' ? '?' : String(of));
  if (rows === 1 && cols === 1) return 'a scalar';
  if (cols === 1) return `a vector of ${size(rows)} entries`;
  return rows === 1 ? `a row of ${size(cols)} entries` : `${size(rows)}×${size(cols)}`;
};
