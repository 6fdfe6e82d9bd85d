import { setTimeout as sleep } from 'node:timers/promises';
import type { Span as OpenTelemetrySpan, Tracer as OpenTelemetryTracer } from '@opentelemetry/api';
import { type Context, ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Span, Tracer } from './span.ts';

/** Longest wait at the end for spans to be taken. */
const longestCloseMs = 3000;

/**
 * A tracer that sends to a collector by OTLP over HTTP. Only `openTracer` imports this file, and only when tracing is on.
 * Nothing global is registered and no context is carried behind the scenes: parents are passed by hand.
 */
export const openTelemetryTracer = (endpoint: string, service: string): Tracer => {
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': `lintel-${service}` })),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })),
    ],
  });
  const tracer = provider.getTracer('lintel');
  return {
    start: (name, attributes = {}, traceparent) => {
      const parent = traceparent === undefined ? undefined : parseTraceparent(traceparent);
      const context = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
      return wrap(tracer, tracer.startSpan(name, { attributes, kind: SpanKind.SERVER }, context), context);
    },
    close: async () => {
      // A collector that is away must not hold up the end of a process.
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        sleep(longestCloseMs, undefined, { ref: false }),
      ]);
    },
  };
};

const wrap = (tracer: OpenTelemetryTracer, span: OpenTelemetrySpan, context: Context): Span => {
  const own = trace.setSpan(context, span);
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    child: (name, attributes = {}, kind = 'internal') =>
      wrap(
        tracer,
        tracer.startSpan(name, { attributes, kind: kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL }, own),
        own,
      ),
    set: (attributes) => void span.setAttributes(attributes),
    end: (outcome = 'ok') => {
      if (outcome === 'error') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
  };
};

/** W3C Trace Context, version 00. Anything that is not exactly that starts a trace of its own. */
const parseTraceparent = (text: string): SpanContext | undefined => {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags!, 16) & 1, isRemote: true };
};
