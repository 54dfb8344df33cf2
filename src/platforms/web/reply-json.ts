// An answer as the JSON that programs and the page see.
import { type Block, blockText, type CommandRequest, pictured, replyText } from '../../chat/reply.js';
import type { Answered, Theme } from '../../chat/router.js';
import { pictureUrl } from './picture-url.js';
import type { AnswerJson, BlockJson, ErrorJson, ReplyJson } from './wire.js';

export interface Asked {
  readonly request: CommandRequest;
  readonly theme: Theme;
  /** What the addresses of pictures begin with; '' for addresses on this server. */
  readonly base: string;
}

export function replyJson({ reply, pictures }: Answered, asked: Asked): ReplyJson {
  const formulas = pictured(reply);
  const blockJson = (block: Block): BlockJson => {
    if (block.type === 'code') return block;
    if (block.type === 'text') {
      return { type: 'text', role: block.role, text: blockText(block), parts: block.content };
    }
    if (block.type === 'buttons') {
      const buttons = block.buttons.map(({ label, pressed = false, request }) => ({
        label,
        pressed,
        command: request.command,
        arguments: request.values,
      }));
      return { type: 'buttons', buttons };
    }
    const { alt, text } = block;
    const picture = pictures.get(block);
    if (!picture) return { type: 'text', role: 'formula', text, parts: [{ code: text }] };
    const url = pictureUrl({ ...asked, index: formulas.indexOf(block), png: picture.png });
    return { type: 'image', url, alt, width: picture.width, height: picture.height, text };
  };
  return { text: replyText(reply), blocks: reply.blocks.map(blockJson) };
}

export const answerJson = (answered: Answered, asked: Asked): AnswerJson => ({
  reply: replyJson(answered, asked),
  data: answered.reply.data ?? null,
});

export function problemJson(answered: Answered, asked: Asked): ErrorJson {
  const { code = 'fault', message = '', span = null, hint = '', field = null } = answered.problem ?? {};
  return { error: { code, message, span, hint, field }, reply: replyJson(answered, asked) };
}
