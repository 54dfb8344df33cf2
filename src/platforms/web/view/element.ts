// A piece of the page as plain data: the server writes it as HTML, the browser builds it as nodes. No text in it is markup.

export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}
/** `true` is an attribute without a value; `false` and undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Element | string | false | undefined;

export const h = (tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Element => ({
  tag,
  attributes,
  children,
});

/** Attributes as they are written: names and values. */
export const written = (attributes: Attributes): [string, string][] =>
  Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === false ? [] : [[name, value === true ? '' : String(value)]],
  );
