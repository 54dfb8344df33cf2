// The page, with the answer to the question in its address.
import type { CommandRequest } from '../../chat/reply.js';
import type { Answered, Theme } from '../../chat/router.js';
import type { Assets } from './assets.js';
import { document } from './document.js';
import { Refused } from './refused.js';
import { replyJson } from './reply-json.js';
import { htmlResponse } from './responses.js';
import type { ThemeChoice } from './view/blocks.js';
import type { Content } from './view/card.js';
import { questionOf } from './view/question.js';
import type { CommandJson } from './wire.js';

export interface PageParts {
  readonly commands: readonly CommandJson[];
  readonly assets: Assets;
  readonly base: string;
  readonly defaultTheme: Theme;
}
type Ask = (request: CommandRequest, theme: Theme) => Promise<Answered>;

export function createPage({ commands, assets, base, defaultTheme }: PageParts) {
  const frame = { commands, assets: `./assets/${assets.version}`, modules: assets.modules };

  return async (parameters: URLSearchParams, cookies: string | undefined, ask: Ask): Promise<Response> => {
    const theme = chosenTheme(cookies);
    const question = questionOf(parameters, commands);
    if (!question) return htmlResponse(200, document({ ...frame, theme }));
    const respond = (status: number, content: Content, headers: Readonly<Record<string, string>> = {}): Response =>
      htmlResponse(status, document({ ...frame, theme, card: { question, commands, content, theme } }), headers);
    const request = { command: question.command, values: question.arguments };
    const drawn = theme === 'system' ? defaultTheme : theme;
    try {
      const answered = await ask(request, drawn);
      const { blocks } = replyJson(answered, { request, theme: drawn, base });
      const status = { answer: 200, problem: 400, fault: 500 }[answered.outcome];
      return respond(status, { blocks, isProblem: answered.outcome !== 'answer' });
    } catch (refused) {
      // Whoever came by a link is a person: the refusal stands where the answer would.
      if (!(refused instanceof Refused)) throw refused;
      const line = (role: string, text: string) => ({ type: 'text', role, text, parts: [text] }) as const;
      const blocks = [line('problem', refused.message), line('hint', refused.hint)];
      return respond(refused.status, { blocks, isProblem: true }, refused.headers);
    }
  };
}

const chosenTheme = (cookies = ''): ThemeChoice => {
  const [, theme] = /(?:^|;\s*)theme=(dark|light)(?:;|$)/.exec(cookies) ?? [];
  return theme === 'dark' || theme === 'light' ? theme : 'system';
};
