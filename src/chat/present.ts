// An answer as the blocks of a reply, in the order in which people read it, with the buttons for its views.
import type { Viewed } from '../answer/viewed.js';
import { type Block, type ButtonsBlock, type CommandRequest, type Reply, text } from './reply.js';

const LABELS: Readonly<Record<string, string>> = { forms: 'Forms', steps: 'Steps', numbers: 'Numbers', code: 'Code' };

/** The reply to `request`; with a view, the view's blocks take the place of the picture and the reasons. */
export function presentDerivative<View extends string>(
  answer: Viewed<View, { readonly verified: { readonly ok: boolean } }>,
  view: View | 'answer',
  request: CommandRequest,
): Reply {
  const body: readonly Block[] =
    view === 'answer' ? [answer.picture, ...answer.why.map((line) => text('why', line))] : answer.views[view]();
  return {
    blocks: [
      text('verdict', ...answer.verdict),
      ...body,
      text('badge', answer.badge),
      text('conventions', answer.conventions),
      viewButtons(Object.keys(answer.views), view, request),
    ],
    data: answer.data,
    ...(!answer.data.verified.ok && { unverified: true }),
  };
}

/** A button for each view; the one being shown leads back to the answer. */
function viewButtons(views: readonly string[], view: string, request: CommandRequest): ButtonsBlock {
  const asking = (wanted: string): CommandRequest => ({
    ...request,
    values: Object.fromEntries(
      Object.entries({ ...request.values, view: wanted }).filter(
        ([, value]) => value !== undefined && value !== 'answer',
      ),
    ),
  });
  return {
    type: 'buttons',
    buttons: views.map((each) => ({
      label: LABELS[each] ?? each,
      pressed: each === view,
      request: asking(each === view ? 'answer' : each),
    })),
  };
}
