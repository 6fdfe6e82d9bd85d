/** How long faults last: as the promises say, or a few seconds each for CI. */
export type Pace = 'full' | 'short';

/** One promise and what was seen of it. */
export type Check = { readonly promise: string; readonly measured: string; readonly isKept: boolean };

/** Something that goes wrong around the product, and what the product promises while it does. */
export type Fault = {
  /** As in the security notes: `L6`, …, or `50` for the menu of database faults. */
  readonly group: string;
  readonly title: string;
  readonly run: (pace: Pace) => Promise<readonly Check[]>;
};

export const check = (promise: string, measured: string | number, isKept: boolean): Check => ({
  promise,
  measured: String(measured),
  isKept,
});

/** A check of a figure with an upper bound. */
export const atMost = (promise: string, figure: number, bound: number, unit = 'ms'): Check =>
  check(promise, `${Math.round(figure)} ${unit} (at most ${bound})`, figure <= bound);
