// One activation as a reply.
import type { ActivationAnswer } from '../answer/activation.js';
import { type Block, type Reply, strong, text } from './reply.js';

export function presentActivation(answer: ActivationAnswer, view: 'answer' | 'code', at: unknown): Reply {
  const { name, says, picture, kinks, code, jacobian, data } = answer;
  const request = (wanted: string) => ({
    command: 'activation',
    values: { name, ...(at === undefined ? {} : { at }), ...(wanted === 'answer' ? {} : { view: wanted }) },
  });
  const body: Block[] =
    view === 'code' ? [...code] : [picture, ...(at === undefined ? [] : [jacobian.picture]), ...kinkBlocks(kinks)];
  return {
    blocks: [
      text('verdict', strong(name), `: ${says}. Of a vector, its Jacobian is diagonal.`),
      ...body,
      text('badge', jacobian.badge),
      {
        type: 'buttons',
        buttons: [
          { label: 'Code', pressed: view === 'code', request: request(view === 'code' ? 'answer' : 'code') },
          { label: 'Jacobian', request: { command: 'jacobian', values: { expression: jacobian.data.expression } } },
          { label: 'Diagonal or vector?', request: { command: 'explain', values: { topic: 'diagonal-or-vector' } } },
        ],
      },
    ],
    data,
  };
}

function kinkBlocks(kinks: ActivationAnswer['kinks']): Block[] {
  if (kinks.length === 0) return [text('text', 'It has no kinks.')];
  return kinks.map(({ at, set, reported, frameworks }) => {
    const reports = Object.entries(frameworks).map(([framework, value]) => `${framework}: ${value}`);
    const measured = reports.length > 0 ? ` Measured in ${reports.join('; in ')}.` : '';
    if (reported === null) return text('text', `At ${at} there is no derivative: the value jumps.${measured}`);
    return text(
      'text',
      `Kink at ${at}: subderivatives ${set}; ${Number.isNaN(reported) ? 'the one nearest 0' : reported} is used here.${measured}`,
    );
  });
}
