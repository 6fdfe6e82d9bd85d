/** Names and counts. Never text of a client, variables, SQL parameters or answers: spans leave the house. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/**
 * A piece of work under observation. Code that is observed holds a `Span | undefined` and calls `span?.child(…)`: with
 * tracing off there is no span and the cost is one comparison.
 */
export type Span = {
  /** A piece of this work. `kind` as in OpenTelemetry; `client` for what another process answers. */
  readonly child: (name: string, attributes?: Attributes, kind?: 'internal' | 'client') => Span;
  readonly set: (attributes: Attributes) => void;
  /** Must be called once; an attribute `outcome` says more about an error. */
  readonly end: (outcome?: 'ok' | 'error') => void;
  /** W3C Trace Context, for another process that works on this. */
  readonly traceparent: string;
};

/** Starts spans that have no parent in this process. */
export type Tracer = {
  /** `traceparent` comes from a caller that is believed: the gateway, never a client. */
  readonly start: (name: string, attributes?: Attributes, traceparent?: string) => Span;
  /** Sends what is not sent yet and ends the exporter. */
  readonly close: () => Promise<void>;
};
