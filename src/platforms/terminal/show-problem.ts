// A problem as the terminal shows it: what it is, the place with marks under it, and what to type instead.
import { problemReply } from '../../chat/problem.js';
import type { Block, CommandRequest, ProblemData } from '../../chat/reply.js';
import { safeJson } from './characters.js';
import { placeIn } from './place.js';
import { showReply } from './show-reply.js';
import type { Terminal } from './terminal.js';

export async function showProblem(problem: ProblemData, request: CommandRequest, terminal: Terminal): Promise<void> {
  const { isJson, out, err, columns, commands } = terminal;
  if (isJson) {
    const { code, message, span, hint } = problem;
    return out.write(`${safeJson({ error: { code, message, span, hint } })}\n`);
  }
  const reply = problemReply(problem, request);
  const place = markedPlace(problem, request, terminal);
  // The lines of the reply are cut for chats, which are wider than a terminal may be.
  const instead = new Map<Block, string>(
    reply.blocks.filter(({ type }) => type === 'code' && place !== undefined).map((block) => [block, place as string]),
  );
  return err.write(showReply(reply, { columns, style: err.style, commands, instead }));
}

const MARGIN = '  ';

function markedPlace(
  { span, field }: ProblemData,
  { values }: CommandRequest,
  { err: { style }, columns }: Terminal,
): string | undefined {
  const typed = field ? values[field] : undefined;
  if (!span || typeof typed !== 'string') return undefined;
  const [line, marks] = placeIn(typed, span, columns - MARGIN.length);
  return `${MARGIN}${line}\n${style.problem(MARGIN + marks)}`;
}
