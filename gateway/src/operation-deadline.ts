import type { Environment } from '@lintel/server/environment';

const shortestMs = 100;
const longestMs = 600_000;

/** Reads LINTEL_OPERATION_DEADLINE_MS: the longest time for one operation, 15 s unless told otherwise. Throws for a time that makes no sense. */
export const operationDeadline = ({ LINTEL_OPERATION_DEADLINE_MS: wanted }: Environment): number => {
  if (wanted === undefined || wanted === '') return 15_000;
  const milliseconds = Number(wanted);
  if (Number.isInteger(milliseconds) && milliseconds >= shortestMs && milliseconds <= longestMs) return milliseconds;
  throw new Error(
    `LINTEL_OPERATION_DEADLINE_MS is ${JSON.stringify(wanted)}: it is milliseconds, ${shortestMs} to ${longestMs}`,
  );
};
