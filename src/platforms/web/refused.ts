// What HTTP itself refuses, before any command is asked: status, code, sentence and what to do instead.
import type { ErrorJson } from './wire.js';

const REFUSALS = {
  'bad-json': [400, 'The body is not JSON.', 'Send for example {"expression": "max(0, x)"}.'],
  'bad-body': [400, 'The body is not a JSON object.', 'Send for example {"expression": "max(0, x)"}.'],
  'too-deep': [
    400,
    'There are more than 20 lists or objects inside one another.',
    'Values are numbers, lists, or lists of rows.',
  ],
  'bad-theme': [400, 'That theme is not known.', 'The themes are dark and light.'],
  'bad-request': [400, 'That is not an HTTP request that can be read.', 'Check the address and the headers.'],
  'not-found': [404, 'There is nothing at this address.', 'GET /api/commands lists what can be asked.'],
  'no-picture': [404, 'That answer has no such picture.', 'Pictures are counted from 0.'],
  'method-not-allowed': [405, 'This address takes other methods.', 'The header Allow names them.'],
  timeout: [408, 'The request took too long to arrive.', 'Send it again.'],
  'too-large': [413, 'The request is too large.', 'At most 256 kB are read.'],
  'unsupported-media-type': [415, 'The body is of another type than JSON.', 'Say Content-Type: application/json.'],
  'too-many-requests': [429, 'That was too much in a minute.', 'Wait as long as Retry-After says.'],
  'headers-too-large': [431, 'The address or the headers are too long.', 'Send a long question with POST.'],
  fault: [500, 'Something broke on my side.', 'Please try again.'],
  busy: [503, 'Too many questions are being answered at this moment.', 'Try again in a second.'],
  'picture-later': [503, 'The picture could not be drawn at this moment.', 'Try again in a second.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown wherever HTTP refuses; the app makes the response in one place. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly hint: string;
  constructor(
    readonly code: RefusalCode,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    const [status, message, hint] = REFUSALS[code];
    super(message);
    this.status = status;
    this.hint = hint;
  }

  get json(): ErrorJson {
    return { error: { code: this.code, message: this.message, span: null, hint: this.hint, field: null } };
  }
}
