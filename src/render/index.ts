// Knows what the rest of the project may use: drawings as data in, PNG bytes out.
export { type FailureReason, RenderFailed } from './render-failed.js';
export {
  createRenderer,
  type PictureMemory,
  type Renderer,
  type RendererOptions,
  type RendererStats,
} from './renderer.js';
export type { Picture, PictureRequest, Theme } from './request.js';
