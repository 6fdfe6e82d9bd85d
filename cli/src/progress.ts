/** Tells a person how far a command is. */
export type Progress = {
  /** A new stretch of work. */
  readonly start: (label: string, total: number) => void;
  readonly advance: (count?: number) => void;
  /** A line that stays, such as why it takes longer now. */
  readonly note: (text: string) => void;
  readonly end: () => void;
};

export type ProgressOptions = {
  readonly stream: {
    readonly write: (text: string) => unknown;
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
  readonly now?: () => number;
};

const redrawEveryMs = 100;
const lineEveryMs = 3000;
const barLength = 24;

/** A bar that is drawn over itself on a terminal; elsewhere a line now and then, and one at the end of each stretch. */
export const createProgress = ({ stream, now = () => performance.now() }: ProgressOptions): Progress => {
  const isTerminal = stream.isTTY === true;
  const clear = isTerminal ? '\r\u001b[K' : '';
  let label = '';
  let total = 0;
  let done = 0;
  let startedAt = 0;
  let toldAt = 0;

  const tell = () => {
    toldAt = now();
    const text = isTerminal
      ? barLine({ label, done, total, seconds: (toldAt - startedAt) / 1000 })
      : countLine(label, done, total);
    stream.write(isTerminal ? `${clear}${text.slice(0, (stream.columns || 80) - 1)}` : `${text}\n`);
  };
  const finish = () => {
    if (total === 0) return;
    tell();
    if (isTerminal) stream.write(done < total ? '\n' : clear);
    total = 0;
  };
  return {
    start: (newLabel, newTotal) => {
      finish();
      label = newLabel;
      total = newTotal;
      done = 0;
      startedAt = now();
      toldAt = startedAt;
      if (isTerminal && total > 0) tell();
    },
    advance: (count = 1) => {
      done += count;
      if (now() - toldAt >= (isTerminal ? redrawEveryMs : lineEveryMs)) tell();
    },
    note: (text) => {
      stream.write(`${clear}${text}\n`);
    },
    end: finish,
  };
};

type State = { readonly label: string; readonly done: number; readonly total: number; readonly seconds: number };

const barLine = ({ label, done, total, seconds }: State): string => {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(part * barLength);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)}`;
  const left = part > 0 && part < 1 && seconds > 1 ? `, ${Math.ceil((seconds / part) * (1 - part))} s left` : '';
  return `${bar} ${String(Math.floor(part * 100)).padStart(3)} %  ${countLine(label, done, total)}${left}`;
};

const countLine = (label: string, done: number, total: number): string => `${label}: ${count(done)} of ${count(total)}`;

/** A whole number as people read it. */
export const count = (value: number): string => value.toLocaleString('en-US');
