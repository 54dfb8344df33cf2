// What words, signs and variables say together of the order of a derivative, and of the entry that is asked for.
import type { Gathered } from '../formulas/gathered.js';
import type { Item } from '../formulas/items.js';
import { roleBefore } from '../formulas/roles.js';
import { isName, nameOf, namesIn } from '../formulas/terms.js';
import type { Order } from './order.js';

/** x and i of x_i, where the formula has x and no x_i. */
export function entryNamed(
  wrt: string | undefined,
  target = '',
): { name: string; places: readonly string[] } | undefined {
  const symbols = namesIn(target);
  const [, name = '', places = ''] =
    /^([A-Za-z][A-Za-z]*)_?(\d|[i-n]{1,2})$/.exec(wrt?.replace(/[{},]/g, '') ?? '') ?? [];
  const has = (each: string): boolean => symbols.includes(each) || symbols.includes(each.replace('_', ''));
  return wrt !== undefined && !has(wrt) && has(name) ? { name, places: [...places] } : undefined;
}

/** The variables after "with respect to", in their order. */
export const variablesIn = (list: readonly Item[]): string[] =>
  list.flatMap(({ kind, text }, at) =>
    kind === 'formula' && isName(text) && roleBefore(list, at) === 'wrt' ? [nameOf(text)] : [],
  );

/** What words and signs say together of the order, and of the entry. */
export function orderOf(
  said: Order | undefined,
  list: readonly Item[],
  { signs, numbers }: Gathered,
  input: readonly string[] | undefined,
): Order | undefined {
  const sign = signs.find(({ sign: { times, output } }) => times !== undefined || output)?.sign;
  const named = variablesIn(list);
  const isInTurn = (said?.times === 2 || list.some(({ text }) => text === 'then')) && named.length > 1;
  const by = sign?.by ?? (said?.mixed || isInTurn ? (named.length > 1 ? named : numbers) : undefined);
  const inWords = said?.part?.kind === 'entry' ? said.part : undefined;
  const [output, entries] = [sign?.output ?? inWords?.output, input ?? inWords?.input];
  const places = { ...(output ? { output } : {}), ...(entries ? { input: entries } : {}) };
  const order: Order = {
    ...said,
    ...(sign?.times === undefined ? {} : { times: sign.times }),
    ...(by && new Set(by).size > 1 ? { by } : {}),
    ...(Object.keys(places).length > 0 ? { part: { kind: 'entry', ...places } } : {}),
  };
  return Object.keys(order).length > 0 ? order : undefined;
}
