import { isNonNullType } from 'graphql';
import { queryFields } from '../isolation/api-schema.ts';
import { ask } from '../isolation/ask.ts';
import { namesFor } from '../isolation/names.ts';
import { namingCalls } from '../isolation/query-calls.ts';
import { cedarMark, openScene } from '../isolation/scene.ts';

/** Medians of one root field, in milliseconds. */
export type Latency = { readonly field: string; readonly foreignMs: number; readonly nobodyMs: number };

/** Asks for each object that cedar has, as birch, and for one that nobody has, in turns: `rounds` times each. */
export const measureLatency = async (rounds: number): Promise<readonly Latency[]> => {
  const scene = await openScene();
  try {
    const { birch, cedar } = scene;
    const measured: Latency[] = [];
    for (const field of queryFields.filter(({ args }) => args.some(({ type }) => isNonNullType(type)))) {
      for (const { pointers, with: call } of namingCalls(field, { mark: cedarMark, samples: cedar.samples })) {
        const { real, fake } = namesFor(cedar.samples, pointers);
        const times: [number[], number[]] = [[], []];
        for (let round = 0; round < rounds * 2; round += 1) {
          const which = round % 2;
          const since = performance.now();
          await ask(birch.admin, call(which === 0 ? real : fake));
          times[which as 0 | 1].push(performance.now() - since);
        }
        measured.push({ field: field.name, foreignMs: median(times[0]), nobodyMs: median(times[1]) });
      }
    }
    return measured;
  } finally {
    await scene.close();
  }
};

const median = (times: readonly number[]): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)]! * 1000) / 1000;
};
