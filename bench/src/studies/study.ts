import type { Ground } from '../ground.ts';
import type { MeasureOptions } from '../measure.ts';
import type { Participant } from '../run-scenario.ts';

/** What a study is given. */
export type StudyContext = MeasureOptions & {
  readonly ground: Ground;
  readonly participants: readonly Participant[];
};

/** A question that requests per second under load do not answer. */
export type Study = {
  readonly name: string;
  readonly title: string;
  readonly run: (context: StudyContext) => Promise<StudyResult>;
};

/** Numbers by engine (or by whatever the study compares), in the columns of a table. */
export type StudyResult = {
  readonly title: string;
  readonly engines: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Findings in words, below the table. */
  readonly remarks: readonly string[];
  readonly failed: Readonly<Record<string, string>>;
};
