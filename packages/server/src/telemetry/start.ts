import type { Environment } from '../environment.ts';
import type { Tracer } from './span.ts';

/**
 * The tracer of a process, or undefined when tracing is off: nothing of OpenTelemetry is loaded then. It is on when
 * OTEL_EXPORTER_OTLP_ENDPOINT names a collector (`http://host:4318`), or with LINTEL_TRACING=on for one on this machine.
 * Sampling and headers follow OpenTelemetry's own OTEL_… variables.
 */
export const openTracer = async (environment: Environment, service: string): Promise<Tracer | undefined> => {
  const endpoint = environment.OTEL_EXPORTER_OTLP_ENDPOINT || undefined;
  const isOn = environment.LINTEL_TRACING === undefined ? endpoint !== undefined : environment.LINTEL_TRACING === 'on';
  if (!isOn) return undefined;
  const { openTelemetryTracer } = await import('./open-telemetry.ts');
  return openTelemetryTracer(endpoint ?? 'http://127.0.0.1:4318', service);
};
