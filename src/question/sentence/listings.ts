// Programs pasted whole, as the formulas that they compute: layers are W·x + b, a call that differentiates says of what and by what.
import { table } from '../../formula/table.js';
import { closing } from './brackets.js';
import { differentiated, isTransform, withBackward } from './program-gradients.js';
import { inCapitals, withoutLambdas, withoutSequences } from './program-modules.js';

const PROGRAM =
  /\b(?:nn|torch|tf|jax|jnp|np|keras|Zygote|ForwardDiff)\.\w|^\s*(?:import|from|using|class|def)\s|\.backward\(|\btape\.(?:gradient|jacobian)\(/m;

/** Layers without parameters and losses, by the classes that make them. */
const MODULES: Readonly<Record<string, string>> = table({
  ReLU: 'relu',
  Tanh: 'tanh',
  Sigmoid: 'sigmoid',
  GELU: 'gelu',
  SiLU: 'silu',
  ELU: 'elu',
  Softplus: 'softplus',
  LeakyReLU: 'leaky_relu',
  Softmax: 'softmax',
  LogSoftmax: 'log_softmax',
  MSELoss: 'mse',
  CrossEntropyLoss: 'cross_entropy',
});

/** Lines that compute nothing: imports, prints, what a program prepares. */
const SILENT =
  /^\s*(?:import\s[\w., ]+|using\s[\w., :]+|from\s[\w.]+\simport\s.*|class\s.*:|def\s+__init__\(.*:|super\(.*|with\s.*[tT]ape.*:|with torch\.no_grad\(\):|tape\.watch\(.*\)|print(?:ln)?\(.*\)|\w+\.(?:zero_grad|step|eval|train|requires_grad_)\(.*\)|optimizer\s?=.*|loss\.backward\(\)|\w+\.backward\(\))\s*$/;

/** Inputs made at random, or labels: they are what they are called. */
const SAMPLE =
  /^\s*([A-Za-z]\w{0,11})\s*=\s*(?:torch|np\.random|tf\.random|jax\.random)\.(?:randn|rand|randint|normal|uniform|zeros|ones)\((.*)\)\s*$/;

const LAYER = /^\s*(?:self\.)?([A-Za-z]\w{0,11})\s*=\s*(?:torch\.)?nn\.(Linear|[A-Z]\w{2,18})\((.*)\)\s*$/;

interface Layer {
  readonly name: string;
  /** Rows by columns of its matrix, where the program says them in numbers. */
  readonly size: string | undefined;
  readonly weight: string;
  readonly bias: string | undefined;
}

/** Each layer with W and b, or W1 and b1 where it is one of several. */
function layersIn(lines: readonly string[]): Layer[] {
  const found = lines.flatMap((line) => {
    const [, name = '', kind, given = ''] = LAYER.exec(line) ?? [];
    const [, inputs, outputs] =
      /^\s*(?:in_features\s*=\s*)?(\d+)\s*,\s*(?:out_features\s*=\s*)?(\d+)/.exec(given) ?? [];
    const size = outputs === undefined ? undefined : `${outputs}x${inputs}`;
    return kind === 'Linear' ? [{ name, size, isBiased: !/bias\s*=\s*False/.test(given) }] : [];
  });
  return found.map(({ name, size, isBiased }, at) => {
    const place = found.length === 1 ? '' : `${at + 1}`;
    return { name, size, weight: `W${place}`, bias: isBiased ? `b${place}` : undefined };
  });
}

/** Layers in one another. */
const MOST_CALLS = 12;

/** The text with `fc1(x)` as what the layer computes; of a batch the rows are the inputs. */
function applied(text: string, { name, weight, bias }: Layer, isBatch: boolean): string {
  const call = new RegExp(String.raw`(?<![\w.])(?:self\.)?${name}\(`);
  let out = text;
  for (let round = 0; round < MOST_CALLS; round++) {
    const found = call.exec(out);
    if (!found) return out;
    const open = found.index + found[0].length - 1;
    const close = closing(out, open);
    if (close < 0) return out;
    const inside = out.slice(open + 1, close);
    const input = /^\w+$/.test(inside) ? inside : `(${inside})`;
    const product = isBatch ? `${input} @ ${weight}.T` : `${weight} @ ${input}`;
    const added = bias === undefined ? '' : isBatch ? ` + ones() @ ${bias}.T` : ` + ${bias}`;
    out = `${out.slice(0, found.index)}(${product}${added})${out.slice(close + 1)}`;
  }
  return out;
}

/** `var = …`: a value with the name of a function has a name of its own. */
const valuesApart = (text: string): string =>
  [...text.matchAll(/(?:^|\n)\s*(var|std|mean|norm|max|min|sum|dot|det)\s*=(?!=)/g)].reduce(
    (out, [, name]) => out.replace(new RegExp(String.raw`(?<![\w.])${name}(?![\w(])`, 'g'), `${name}1`),
    text,
  );

/** The text with its program as formulas; any other text as it is. */
export function withoutListing(typed: string): string {
  if (!PROGRAM.test(typed)) return typed;
  const text = valuesApart(withoutLambdas(withoutSequences(typed)));
  const lines = withBackward([...text.split('\n').map(withoutDefaults), ...defaultsIn(text)]);
  const layers = layersIn(lines);
  // Ones beside random numbers are as good as those.
  const isExact = !/\brand\w{0,4}\(|\bnormal\(|\buniform\(/.test(text);
  const samples = new Map(lines.flatMap((line) => sampleOf(line)));
  const isBatch = lines.some((line) =>
    layers.some(({ name }) =>
      [...samples].some(([input, isMatrix]) => isMatrix && new RegExp(String.raw`\b${name}\(${input}\)`).test(line)),
    ),
  );
  const results = lines.flatMap((line) =>
    differentiated(line, lines) === undefined
      ? []
      : (/^\s*\(?(\w+(?:\s*,\s*\w+)+)\)?\s*=/.exec(line)?.[1]?.split(/\s*,\s*/) ?? []),
  );
  const loss = /(?:^|\n)\s*(\w{1,12})\.backward\(\)/.exec(text)?.[1];
  const read = lines.flatMap((line): string[] => {
    const [, name, kind = ''] = LAYER.exec(line) ?? [];
    const sign = differentiated(line, lines);
    if (sign !== undefined) return [sign];
    // What the prose calls by the names of several results.
    if (!line.includes('=') && results.some((name) => new RegExp(String.raw`\b${name}\b`).test(line)))
      return [results.reduce((out, name) => out.replace(new RegExp(String.raw`\b${name}\b`, 'g'), 'they'), line)];
    if (
      SILENT.test(line) ||
      (SAMPLE.test(line) && !(isExact && /\b(?:ones|zeros)\(\s*\(?[\d, ]{1,6}\)?\s*[,)]/.test(line))) ||
      isTransform(line, lines) ||
      isOpaque(line, text) ||
      (name !== undefined && (kind === 'Linear' || MODULES[kind]))
    )
      return [];
    return [line];
  });
  const modules = lines.flatMap((line) => {
    const [, name, kind = ''] = LAYER.exec(line) ?? [];
    return name === undefined || MODULES[kind] === undefined ? [] : [[name, MODULES[kind]] as const];
  });
  const body = modules.reduce(
    (out, [name, own]) => out.replace(new RegExp(String.raw`(?<![\w.])(?:self\.)?${name}\(`, 'g'), `${own}(`),
    forwardIn(read.join('\n')),
  );
  const computed = layers.reduce((out, layer) => named(applied(out, layer, isBatch), layer, loss), body);
  // What has a row for each sample is a matrix, and has a name of one; so has what is given its rows.
  const isProduct = /@|\b(?:matmul|mm|dot)\(/.test(text);
  const rows = isProduct ? lines.flatMap((line) => ROWS.exec(line)?.[1] ?? []) : [];
  const sizes = layers.flatMap(({ weight, size }) =>
    size !== undefined && computed.includes(weight) ? [`${weight} is ${size}.\n`] : [],
  );
  return sizes.join('') + [...(isBatch ? samples.keys() : []), ...rows].reduce(inCapitals, computed);
}

/** `alpha = 0.1` of `def f(x, alpha=0.1):`, where the derivative is wanted at a point. */
const defaultsIn = (text: string): string[] =>
  /\bat\s+\$?[a-z]\s*=\s*-?[\d[(]/.test(text)
    ? [...text.matchAll(/^\s*def\s+\w{1,20}\(([^()]{1,160})\)/gm)].flatMap(([, given = '']) =>
        [...given.matchAll(/(\w{1,12})\s*=\s*(-?\d[\d.]*(?:e-?\d+)?)/g)].map(([, name, value]) => `${name} = ${value}`),
      )
    : [];

/** `x = torch.tensor([[1., 2.]])`. */
const ROWS = /^\s*([a-z])\s*=\s*[\w.]{2,30}\(\s*\[\s*\[/;

/** `def f(x: Tensor, eps=1e-5) -> Tensor:` as `def f(x):`; what has a value of its own is a letter. */
const withoutDefaults = (line: string): string =>
  line.replace(
    /^(\s*def\s+\w{1,20})\(([^()]{1,160})\)\s*(?:->\s*[\w.[\], ]{1,40})?\s*:/,
    (_, head: string, given: string) =>
      `${head}(${given
        .split(',')
        .filter((each) => !each.includes('='))
        .map((each) => each.replace(/:.*/s, '').trim())
        .join(', ')}):`,
  );

/** `logits = model(x)` of a model that is not shown: its output is what it is called. */
function isOpaque(line: string, text: string): boolean {
  const model = /^\s*\w+\s*=\s*(?:self\.)?(model|net|network|encoder|decoder|mlp)\(\w+\)\s*$/.exec(line)?.[1];
  return model !== undefined && !new RegExp(String.raw`(?:\bdef\s+${model}\(|(?:^|\n)\s*${model}\s*=)`).test(text);
}

/** A name that a random array is given, and whether it has two axes. */
function sampleOf(line: string): (readonly [string, boolean])[] {
  const [, name, given = ''] = SAMPLE.exec(line) ?? [];
  return name === undefined ? [] : [[name, /^\(?\s*\d+\s*,\s*\d+/.test(given)]];
}

/** A function that returns values by the names that it gave them: what it computes. */
const RETURNED =
  /(?<![^\n])\s*def \w{1,12}\([\w, ]{1,40}\)\s*:((?:(?!\breturn\b|\bdef\b)[\s\S]){0,400}=(?:(?!\breturn\b|\bdef\b)[\s\S]){0,400})\breturn\s+\w+(?:\s*,\s*\w+){0,5}[ \t]*(?=\n|$)/g;

/** `def forward(self, x): … return y` says what the output is. */
const forwardIn = (text: string): string =>
  text
    .replace(RETURNED, (_, body: string) => `${body}\n`)
    .replace(
      /(?:^|\n)\s*def (?:forward|__call__|call)\(self,\s*\w+\)\s*:((?:(?!\breturn\b|\bdef\b)[\s\S]){0,400})\breturn\b/g,
      (_, body: string) => `${body}\noutput = `,
    );

/** `fc1.weight` is W1, and its `.grad` the gradient of the loss by it. */
const named = (text: string, { name, weight, bias = 'b' }: Layer, loss: string | undefined): string =>
  text.replace(
    new RegExp(String.raw`(?<![\w.])(?:self\.|\w{1,12}\.)?${name}\.(weight|bias)(\.grad)?`, 'g'),
    (_, kind: string, grad?: string) => {
      const own = kind === 'weight' ? weight : bias;
      return grad ? `the gradient of ${loss ?? 'the loss'} wrt ${own}` : own;
    },
  );
