// What a host may know of a request after it was answered; the text that people type is not in it.

export interface RequestRecord {
  /** Stands in the log and in the answer's headers. */
  readonly id: string;
  readonly platform: 'web' | 'discord' | 'slack' | 'terminal';
  /** A picture is a request of its own where people's programs fetch it apart from its answer. */
  readonly part: 'answer' | 'picture';
  /** A command that exists, else `unknown`. */
  readonly command: string;
  /** Characters of the command's main argument. */
  readonly length: number;
  readonly ms: number;
  /** `refused`: too many requests; nobody tried to answer. */
  readonly outcome: 'answer' | 'problem' | 'fault' | 'refused';
}
