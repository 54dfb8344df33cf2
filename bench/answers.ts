// A whole answer with its picture against the bare typesetting and rasterising of the same picture; and from memory.

import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import sharp from 'sharp';
import { assemble } from '../src/assemble.js';
import type { CommandRequest, PictureBlock } from '../src/chat/reply.js';
import { compose } from '../src/render/compose.js';
import { isTex } from '../src/render/request.js';
import { THEMES } from '../src/render/themes.js';
import { typeset } from '../src/render/typeset.js';
import { inTurn, median, short, table } from './measure.js';

const REQUESTS: readonly Record<string, unknown>[] = [
  { expression: 'max(0, x)', at: '[1, -2, 3]' },
  { expression: 'relu(W*x + b)', wrt: 'x' },
  { expression: 'softmax(x)', at: '[1, 2, 3, 4]' },
  { expression: 'sigmoid(W*x + b)', wrt: 'W' },
  { expression: 'norm(A*x - b)^2' },
  { expression: 'mean((y - max(0, X*w + b)).^2)', wrt: 'w' },
  { expression: 'layernorm(x)' },
  { expression: 'inv(X)' },
  { expression: 'tanh(x)', at: '[0.1, -0.2, 0.3, -0.4, 0.5, -0.6]' },
  { expression: 'tr(X^T A X)', wrt: 'X' },
];

/** The stock converter, as anyone would set it up. */
function bareMathjax(): (tex: string) => string {
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const document = mathjax.document('', {
    InputJax: new TeX({ packages: ['base', 'ams'] }),
    OutputJax: new SVG({ fontCache: 'none' }),
  });
  return (tex) => adaptor.innerHTML(document.convert(tex, { display: true }));
}

/** Times and ratios as rows of a table; answers that are not in memory are made anew each time. */
export async function answers(rounds: number): Promise<string> {
  const parts = { answerers: 1, workers: 1, onFault: fail, onMissingPicture: fail };
  const fresh = assemble({ ...parts, cacheBytes: 0 });
  const remembering = assemble(parts);
  await Promise.all([fresh, remembering].flatMap(({ ready, renderer }) => [ready(), renderer.ready()]));
  const convert = bareMathjax();
  sharp.concurrency(1);
  const rows = [['answer', 'bare ms', 'whole ms', 'ratio', 'words ms', 'cached ms']];
  const ratios: number[] = [];
  for (const values of REQUESTS) {
    const request: CommandRequest = { command: 'jacobian', values };
    const { reply } = await remembering.router.answer(request, 'dark');
    const formulas = reply.blocks.filter((block): block is PictureBlock => block.type === 'picture');
    const plain = formulas.map(({ drawing: { rows: lines } }) =>
      lines.filter(isTex).map((row) => row.join(' ').replace(/\\(?:pale|accent)\b/g, '')),
    );
    const svgs = formulas.map(
      ({ drawing: { rows: lines } }) => compose(lines.filter(isTex).map(typeset), THEMES.dark).svg,
    );
    const timings = await inTurn(
      {
        bare: async () => {
          plain.flat().forEach((tex) => {
            convert(tex);
          });
          for (const svg of svgs)
            await sharp(Buffer.from(svg))
              .removeAlpha()
              .png({ palette: true, colours: 16, effort: 1, dither: 0 })
              .toBuffer();
        },
        whole: () => fresh.router.answer(request, 'dark'),
        words: () => fresh.router.answer(request, undefined),
        cached: () => remembering.router.answer(request, 'dark'),
      },
      rounds,
    );
    const at = (name: string): number => timings[name]?.median ?? Number.NaN;
    ratios.push(at('whole') / at('bare'));
    rows.push([
      String(values['expression']),
      short(at('bare')),
      short(at('whole')),
      short(at('whole') / at('bare')),
      short(at('words')),
      short(at('cached')),
    ]);
  }
  await Promise.all([fresh.close(), remembering.close()]);
  return `${table(rows)}\nmedian ratio of a whole answer to its bare picture: ${short(median(ratios))} (goal: at most 1.5)`;
}

function fail(reason: unknown): never {
  throw reason instanceof Error ? reason : new Error(String(reason));
}
