/** What the load generator does in one run: as many requests as its connections can, for some seconds. */
export type Job = {
  /** One origin per process of the engine; connections are dealt out evenly. */
  readonly origins: readonly string[];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Taken in turn. */
  readonly bodies: readonly string[];
  /** Gives each request an `Idempotency-Key` that starts with this text. */
  readonly idempotencyPrefix?: string;
  readonly connections: number;
  readonly seconds: number;
  /** Whether every answer must have as many bytes as the first. */
  readonly sameLength: boolean;
};

export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly bytesPerAnswer: number;
  /** CPU of the generator itself, for judging whether it was in the way. */
  readonly generatorCpuMs: number;
  /** The first answer that was not one: a status other than 200, errors, or another length. */
  readonly failure?: string;
};
