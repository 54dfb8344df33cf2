// Asks the server a question, and turns whatever comes back into something to show.
import type { Content } from '../view/card.js';
import type { AnswerJson, CommandJson, CommandsJson, ErrorJson, Question, TextJson, Theme } from '../wire.js';

/** What a card shows, and where in the question a problem lies. */
export interface Shown extends Content {
  readonly place?: Place | undefined;
}
export interface Place {
  readonly field: string | null;
  readonly span: readonly [number, number];
}

/** Never rejects, except when it was aborted. */
export async function ask({ command, arguments: given }: Question, theme: Theme, signal: AbortSignal): Promise<Shown> {
  try {
    const response = await fetch(`./api/commands/${encodeURIComponent(command)}?theme=${theme}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
      signal,
    });
    return read(await response.json());
  } catch (problem) {
    signal.throwIfAborted();
    console.warn(problem);
    return { isProblem: true, blocks: lines('The server did not answer.', 'Check the connection and ask again.') };
  }
}

function read(json: AnswerJson | ErrorJson): Shown {
  if (!('error' in json)) return { isProblem: false, blocks: json.reply.blocks };
  const { message, hint, span, field } = json.error;
  return {
    isProblem: true,
    blocks: json.reply?.blocks ?? lines(message, hint),
    place: span ? { field, span } : undefined,
  };
}

const line = (role: string, text: string): TextJson => ({ type: 'text', role, text, parts: [text] });
const lines = (problem: string, hint: string): TextJson[] => [line('problem', problem), line('hint', hint)];

export async function fetchCommands(): Promise<readonly CommandJson[]> {
  const response = await fetch('./api/commands');
  const { commands }: CommandsJson = await response.json();
  return commands;
}
