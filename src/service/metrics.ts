// Counts and times what happens, and says it in Prometheus's text format.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestRecord } from './request-record.js';

/** What is asked for at the moment somebody reads the metrics. */
export interface Moment {
  readonly picturesWaiting: number;
  readonly requestsInFlight: number;
  /** By the name of the memory. */
  readonly memories: Readonly<Record<string, { hits: number; misses: number; entries: number; bytes: number }>>;
}

/** What chat platforms count and time. */
export interface PlatformMetrics {
  /** Something that happened between us and the service, as `reconnect` or `unknown-interaction`. */
  event(platform: string, event: string): void;
  /** From a person's request to our first sign of life, in ms. */
  acknowledged(platform: string, ms: number): void;
}

export interface Metrics extends PlatformMetrics {
  request(record: RequestRecord): void;
  /** A picture was drawn, in ms. */
  picture(ms: number): void;
  missingPicture(reason: string): void;
  readonly contentType: string;
  text(): Promise<string>;
}

// From a remembered answer, below a millisecond, to the deadline of a picture.
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

export function createMetrics(moment: () => Moment): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'jacobot_requests_total',
    help: 'Requests by platform, part, command and outcome',
    labelNames: ['platform', 'part', 'command', 'outcome'] as const,
    registers,
  });
  const answers = new Histogram({
    name: 'jacobot_answer_seconds',
    help: 'From a request to its answer, pictures included',
    labelNames: ['platform', 'part'] as const,
    buckets: SECONDS,
    registers,
  });
  const pictures = new Histogram({
    name: 'jacobot_picture_seconds',
    help: 'Time to draw a picture that was not remembered, waiting included',
    buckets: SECONDS,
    registers,
  });
  const missing = new Counter({
    name: 'jacobot_pictures_missing_total',
    help: 'Pictures that could not be had, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  const events = new Counter({
    name: 'jacobot_platform_events_total',
    help: 'What happened between us and a chat service, by platform and event',
    labelNames: ['platform', 'event'] as const,
    registers,
  });
  const acknowledgements = new Histogram({
    name: 'jacobot_acknowledge_seconds',
    help: 'From a request of a chat service to our first answer to it',
    labelNames: ['platform'] as const,
    buckets: SECONDS,
    registers,
  });
  const gauge = (name: string, help: string, read: (moment: Moment) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(moment()));
      },
    });
  gauge('jacobot_pictures_waiting', 'Pictures that no worker has begun', ({ picturesWaiting }) => picturesWaiting);
  gauge('jacobot_requests_in_flight', 'Requests being answered', ({ requestsInFlight }) => requestsInFlight);
  for (const [what, help] of [
    ['hits', 'Times that something remembered was asked for'],
    ['misses', 'Times that something was asked for and not remembered'],
    ['entries', 'What is remembered'],
    ['bytes', 'What the remembered takes'],
  ] as const) {
    new Gauge({
      name: `jacobot_memory_${what}`,
      help,
      labelNames: ['memory'] as const,
      registers,
      collect() {
        for (const [memory, stats] of Object.entries(moment().memories)) this.set({ memory }, stats[what]);
      },
    });
  }
  return {
    request({ platform, part, command, outcome, ms }) {
      requests.inc({ platform, part, command, outcome });
      if (outcome !== 'refused') answers.observe({ platform, part }, ms / 1000);
    },
    picture: (ms) => pictures.observe(ms / 1000),
    event: (platform, event) => events.inc({ platform, event }),
    acknowledged: (platform, ms) => acknowledgements.observe({ platform }, ms / 1000),
    missingPicture: (reason) => missing.inc({ reason }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
