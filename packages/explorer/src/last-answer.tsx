import type { Answer } from './graphql-request.ts';

const kilobytes = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** What the last operation cost, below its result. */
export function LastAnswer({ answer }: { answer: Answer | null }) {
  if (answer === null) return <p className="last-answer">No operation has run yet.</p>;
  const { status, milliseconds, bytes, result } = answer;
  const errors = result.errors?.length ?? 0;
  return (
    <p className="last-answer" role="status" data-testid="last-answer">
      <span>HTTP {status}</span>
      <span>{Math.round(milliseconds)} ms</span>
      <span>{bytes < 1000 ? `${bytes} B` : `${kilobytes.format(bytes / 1000)} kB`}</span>
      {errors > 0 && <strong>{errors === 1 ? '1 error' : `${errors} errors`}</strong>}
    </p>
  );
}
