// A program in every framework, each under its name.
import { FRAMEWORK_NAMES, FRAMEWORKS, type Framework } from '../../math/framework.js';
import { type ContentBlock, text } from '../blocks.js';

export const codeBlocks = (programFor: (framework: Framework) => string): ContentBlock[] =>
  FRAMEWORKS.flatMap((framework) => [
    text('heading', FRAMEWORK_NAMES[framework]),
    { type: 'code', language: 'python', code: programFor(framework), framework },
  ]);
