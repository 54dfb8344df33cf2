// Puts renderer, memories and router together: the same for the server and for the terminal.
import { commands } from '../commands/index.js';
import { type Answered, createRouter, type Router, type RouterParts } from './chat/router.js';
import { createRenderer, type Picture, type Renderer } from './render/index.js';
import { createMemory, type MemoryStats, weigh } from './service/memory.js';

export interface AssembleOptions {
  /** Threads that draw pictures; as many as the machine suggests if left out. */
  readonly workers?: number | undefined;
  /** How long one picture may take, ms. */
  readonly timeoutMs?: number | undefined;
  /** What remembered answers and pictures may take together; 0 remembers nothing. */
  readonly cacheBytes?: number | undefined;
  /** Told of every fault of ours, with the reference that the person sees. */
  readonly onFault: RouterParts['onFault'];
  /** Told of every picture that could not be had: a RenderFailed. */
  readonly onMissingPicture: RouterParts['onMissingPicture'];
  readonly onUnverified?: RouterParts['onUnverified'];
  /** Told how long each picture took that had to be drawn, ms. */
  readonly onPicture?: ((ms: number) => void) | undefined;
}

export interface Assembled {
  readonly router: Router;
  readonly renderer: Renderer;
  readonly memories: () => { readonly answers: MemoryStats; readonly pictures: MemoryStats };
  /** Finishes the pictures being drawn and ends the threads, so that the process can end. */
  close(): Promise<void>;
}

const CACHE_BYTES = 64 * 1024 * 1024;

/** Cheap: threads start with the first picture or with `renderer.ready()`. */
export function assemble({
  workers,
  timeoutMs,
  cacheBytes = CACHE_BYTES,
  onFault,
  onMissingPicture,
  onUnverified,
  onPicture,
}: AssembleOptions): Assembled {
  // Two memories: another answer may have the same picture, and answers without pictures are small.
  const pictures = createMemory<Picture>({ bytes: cacheBytes / 2, sizeOf: ({ png }) => png.byteLength });
  const answers = createMemory<Answered>({ bytes: cacheBytes / 2, sizeOf: weigh });
  const renderer = createRenderer({
    memory: pictures,
    ...(workers === undefined ? {} : { workers }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(onPicture ? { onDrawn: onPicture } : {}),
  });
  const router = createRouter({
    commands,
    memory: answers,
    draw: (rows, theme) => renderer.picture({ rows, theme }),
    onFault,
    onMissingPicture,
    onUnverified,
  });
  return {
    router,
    renderer,
    memories: () => ({ answers: answers.stats(), pictures: pictures.stats() }),
    close: () => renderer.close(),
  };
}
