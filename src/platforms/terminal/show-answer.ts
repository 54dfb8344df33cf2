// An answer as it leaves the program: as text or JSON, with its pictures in files or in the terminal.
import { type Block, type CommandRequest, pictured, replyText } from '../../chat/reply.js';
import type { Picture, Router, Theme } from '../../chat/router.js';
import { safeJson, visible } from './characters.js';
import { inlinePicture, protocolOf } from './inline-picture.js';
import { writePictures } from './picture-files.js';
import { showProblem } from './show-problem.js';
import { showReply } from './show-reply.js';
import { EXIT, type Exit, type Terminal } from './terminal.js';
import { USAGE_CODES } from './usage-problem.js';
import { wrap } from './wrap.js';

export interface Wishes {
  readonly theme: Theme;
  /** The file for the picture. */
  readonly png: string | undefined;
  /** Whether to show it in the terminal. */
  readonly isInline: boolean;
}

/** Throws UsageProblem if a file cannot be written. Pictures are drawn only for who wants them: that takes a second. */
export async function showAnswer(
  request: CommandRequest,
  { theme, png, isInline }: Wishes,
  router: Router,
  terminal: Terminal,
): Promise<Exit> {
  const { out, err, env, columns, isJson, commands } = terminal;
  const protocol = isInline && !isJson ? protocolOf(out.stream, env) : undefined;
  const isDrawn = png !== undefined || protocol !== undefined;
  const { outcome, reply, problem, pictures } = await router.answer(request, isDrawn ? theme : undefined);
  if (problem) {
    await showProblem(problem, request, terminal);
    if (outcome === 'fault') return EXIT.fault;
    return USAGE_CODES.has(problem.code) ? EXIT.usage : EXIT.unanswerable;
  }

  const formulas = pictured(reply);
  const drawn = formulas.flatMap((block): [Block, Picture][] => {
    const picture = pictures.get(block);
    return picture ? [[block, picture]] : [];
  });
  const files =
    png === undefined
      ? []
      : await writePictures(
          png,
          drawn.map(([, picture]) => picture),
        );
  if (isJson) await out.write(`${safeJson({ reply: { text: replyText(reply) }, data: reply.data ?? null })}\n`);
  else {
    const instead = new Map<Block, string>();
    if (protocol) for (const [block, picture] of drawn) instead.set(block, inlinePicture(picture, protocol, columns));
    await out.write(showReply(reply, { columns, style: out.style, commands, request, instead }));
    if (files.length > 0) await out.write(`\n${note(`Picture: ${files.join(', ')}`, terminal)}`);
  }

  const complain = (text: string): Promise<void> => err.write(note(text, terminal));
  if (isInline && !isJson && !protocol) await complain('This terminal shows no pictures; --png FILE writes one.');
  if (!isDrawn) return EXIT.answered;
  if (drawn.length < formulas.length) {
    await complain('The answer is complete, but its picture could not be drawn.');
    return EXIT.fault;
  }
  if (png === undefined || files.length > 0) return EXIT.answered;
  await complain(`This answer has no picture; ${png} was not written.`);
  return EXIT.unanswerable;
}

const note = (text: string, { columns, out: { style } }: Terminal): string =>
  `${wrap([{ text: visible(text), paint: style.faint }], columns)}\n`;
