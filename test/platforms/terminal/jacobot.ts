// Runs the program as a shell would: its words, its input, its environment, and what it leaves behind.
import { spawn, spawnSync } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../../src/assemble.js';
import type { Router } from '../../../src/chat/router.js';
import { runTerminal } from '../../../src/platforms/terminal/run-terminal.js';

export const CLI = fileURLToPath(new URL('../../../src/cli.js', import.meta.url));

export interface Ran {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Around {
  /** What comes through the pipe; nothing if left out. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Only what the program is given: the test runner sets colours of its own. */
export const environment = (env: Around['env'] = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  ...env,
});

export function jacobot(args: readonly string[], { input = '', env }: Around = {}): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...args], { env: environment(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A program that does not read its input may be gone before all of it is written.
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve({ exit, signal, stdout, stderr }));
  });
}

export interface Inside extends Around {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly router?: Router;
}
const theRouter = assemble({
  workers: 1,
  onFault: (fault) => {
    throw fault;
  },
  onMissingPicture: () => {},
}).router;

/** The same within this process, ten times as fast: for what depends on the words only. */
export async function inside(args: readonly string[], around: Inside = {}): Promise<Ran> {
  const { input = '', env = {}, isTTY = false, columns = 80, router = theRouter } = around;
  const stream = (): PassThrough & { isTTY: boolean } => Object.assign(new PassThrough(), { isTTY });
  const [stdout, stderr] = [stream(), stream()];
  const stdin = Readable.from([input]);
  const exit = await runTerminal(args, { router, version: '', stdin, stdout, stderr, env, columns });
  const written = (stream: PassThrough): string => {
    // Newer Nodes give one piece a time.
    let text = '';
    for (let piece = stream.read(); piece !== null; piece = stream.read()) text += piece;
    return text;
  };
  return { exit, signal: null, stdout: written(stdout), stderr: written(stderr) };
}

/** Control characters as signs that can be read: `␛` begins an escape sequence, `␇` ends some. */
export const readable = (text: string): string => text.replaceAll('\u001b', '␛').replaceAll('\u0007', '␇');

/** In a line of a POSIX shell, `jacobot` is the program. */
export function shell(line: string): Ran {
  const script = `jacobot() { '${process.execPath}' '${CLI}' "$@"; }\n${line}`;
  const { status, signal, stdout, stderr } = spawnSync('sh', ['-c', script], {
    env: environment(),
    encoding: 'utf8',
  });
  return { exit: status, signal, stdout, stderr };
}

const PSEUDO_TERMINAL = `
import fcntl, os, pty, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 50, int(sys.argv[1]), 0, 0))
while True:
    try:
        shown = os.read(terminal, 65536)
    except OSError:
        break
    if not shown:
        break
    os.write(1, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Why there is no pseudo-terminal to test with; false if there is one. */
export const noTerminal: string | false =
  spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0
    ? false
    : 'Python 3.9 is missing, and with it the pseudo-terminal: nothing is tested of colours on a terminal';

/** What a terminal of that many columns receives, both outputs together. */
export function onTerminal(columns: number, args: readonly string[], env: Around['env'] = {}): Ran {
  const words = ['-c', PSEUDO_TERMINAL, String(columns), process.execPath, CLI, ...args];
  const { status, signal, stdout, stderr } = spawnSync('python3', words, {
    env: environment({ TERM: 'xterm-256color', ...env }),
    encoding: 'utf8',
  });
  return { exit: status, signal, stdout: stdout.replaceAll('\r\n', '\n'), stderr };
}
