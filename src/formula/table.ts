// A table by words that people type: it has its own rows and nothing that every object has, such as `constructor`.

export const table = <V>(rows: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
  Object.assign(Object.create(null), rows);
