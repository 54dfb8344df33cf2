// The value of a place as it is typed: numbers and rows of them, arrays of programs, fractions of π, the identity, e₁.

/** A place that numbers do not write until the shape of its variable is known. */
export type Special =
  | { readonly kind: 'zero' | 'origin' | 'ones' }
  | { readonly kind: 'identity'; readonly times: number }
  | { readonly kind: 'unit'; readonly place: number }
  /** One number of a region: for x < 0. */
  | { readonly kind: 'region'; readonly number: number; readonly said: string };

/** One number, as a part of a pattern. */
export const NUMBER = String.raw`[-+−]?\s*(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?:\s*\/\s*\d+)?`;
const ROW = String.raw`[[(]\s*${NUMBER}(?:(?:\s*[,;]\s*|\s+)${NUMBER})*\s*[\])]`;
const WRAPPER =
  /^(?:(?:np|jnp|torch|numpy|tf|jax\.numpy|nn|torch\.nn)\s*\.\s*)?(?:array|tensor|asarray|Tensor|FloatTensor|constant|Variable|Parameter|vector|matrix)\s*\((.*)\)$/s;
/** `torch.ones(3)`, `np.zeros((2, 2))`, `torch.arange(1., 4.)`. */
const FILLED =
  /^(?:torch|np|jnp|tf|numpy)\s*\.\s*(ones|zeros|arange)\s*\(\s*[([]?\s*(\d{1,2})\s*(?:,\s*(\d{1,2})\s*)?[)\]]?\s*\)$/;
/** More entries than these are no example. */
const MOST_FILLED = 12;
const VALUE = new RegExp(String.raw`^(?:${NUMBER}|${ROW}|[[(]\s*${ROW}(?:\s*[,;]?\s*${ROW})*\s*[\])])$`);
const TRANSPOSED = /\s*(?:\^\s*\{?\s*(?:T|⊤|\\top|\\intercal)\s*\}?|⊤|'|\.T)$/;

/** The value as commands take it; undefined where the text is none. Linear in the text. */
export function placeOf(typed: string): string | undefined {
  // P(1, 2) is a point with its name.
  let text = typed.trim().replace(/^[A-Z](?:_\d)?\s*(?=\()/, '');
  if (text.length > 400) return undefined;
  const made = filled(text.replace(OPTIONS, ')'));
  if (made !== undefined) return made;
  // `nn.Parameter(torch.tensor([1., 2.]))`.
  for (let depth = 0; depth < 3; depth++) {
    const wrapped = WRAPPER.exec(text)?.[1];
    if (wrapped === undefined) break;
    text = wrapped.replace(/,\s*(?:dtype|requires_grad|trainable|name)\s*=[^()]*$/s, '').trim();
  }
  const turned = TRANSPOSED.test(text) && /[\])]/.test(text);
  if (turned) text = text.replace(TRANSPOSED, '');
  if (text === 'e') return String(Math.E);
  const turns = /^([-−]?)\s*(\d*)(?:(?<=\d)\s+)?(?:\*\s*)?(?:pi|π|\\pi)(?:\s*\/\s*(\d+))?$/.exec(text);
  if (turns) return String(((turns[1] ? -1 : 1) * Number(turns[2] || 1) * Math.PI) / Number(turns[3] ?? 1));
  if (!VALUE.test(text)) return undefined;
  const list = text.replaceAll('−', '-').replace(/^\((?=.*[,;\s])(.*)\)$/s, '[$1]');
  return /;|^\[[^[\]]*\d\s+-?\d/.test(list) ? asRows(list) : list;
}

const OPTIONS = /\s*,\s*(?:dtype|requires_grad|device)\s*=[^()]{0,60}\)$/;

/** The entries of an array that a program fills. */
function filled(text: string): string | undefined {
  const [, kind, rows = '', cols] = FILLED.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'arange') {
    const [from, to] = cols === undefined ? [0, Number(rows)] : [Number(rows), Number(cols)];
    return to - from < 1 || to - from > MOST_FILLED
      ? undefined
      : `[${Array.from({ length: to - from }, (_, i) => from + i).join(', ')}]`;
  }
  if (Number(rows) * Number(cols ?? 1) > MOST_FILLED) return undefined;
  const row = (count: number): string =>
    `[${Array(count)
      .fill(kind === 'ones' ? 1 : 0)
      .join(', ')}]`;
  return cols === undefined
    ? row(Number(rows))
    : `[${Array(Number(rows))
        .fill(row(Number(cols)))
        .join(', ')}]`;
}

/** MATLAB's `[1 2; 3 4]` as `[[1, 2], [3, 4]]`, and `[1; 2]` as `[1, 2]`. */
function asRows(list: string): string {
  if (/^\[\s*[[(]/.test(list)) return list.replaceAll(';', ',');
  const rows = list
    .slice(1, -1)
    .split(';')
    .map((row) => row.trim().split(/\s*,\s*|\s+/));
  const [first] = rows;
  if (rows.length === 1 && first) return `[${first.join(', ')}]`;
  return rows.every((row) => row.length === 1)
    ? `[${rows.map(([entry]) => entry).join(', ')}]`
    : `[${rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
}

/** What words and letters say of a place: the identity, e₁. */
export function specialOf(text: string): Special | undefined {
  const unit = /^\\?(?:mathbf\s*\{)?[e𝐞]\}?_?\{?([1-9])\}?$/u.exec(text)?.[1];
  if (unit) return { kind: 'unit', place: Number(unit) };
  const [, times] =
    /^(-?[\d.]*)\s*(?:\*\s*)?(?:I|I_\{?\w\}?|\\mathbf\{I\}|(?:np\.|torch\.|jnp\.)?eye\(\w?\)|identity)$/.exec(text) ??
    [];
  if (times !== undefined) return { kind: 'identity', times: times === '' ? 1 : times === '-' ? -1 : Number(times) };
  return /^(?:\\mathbf\{0\}|\\vec\{0\}|𝟎)$/u.test(text) ? { kind: 'origin' } : undefined;
}
