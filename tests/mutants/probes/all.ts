import type { Stage } from '../stage/stage.ts';
import { answerProbes } from './answers.ts';
import { changeProbes } from './changes.ts';
import { factProbes } from './facts.ts';
import { insertProbes } from './inserts.ts';
import { keyProbes } from './keys.ts';
import { ledgerProbes } from './ledger.ts';
import type { Probe } from './probe.ts';
import { readProbes } from './reads.ts';
import { rightsProbes } from './rights.ts';
import { ruleProbes } from './rules.ts';
import { settingProbes } from './settings.ts';
import { wereGrantedProbes } from './were-granted.ts';

/** Everything that is asked, what is asked most often first. */
export const allProbes = async (stage: Stage): Promise<readonly Probe[]> => [
  ...readProbes(stage),
  ...insertProbes(stage),
  ...changeProbes(stage),
  ...keyProbes(stage),
  ...(await ruleProbes(stage)),
  ...factProbes(stage),
  ...ledgerProbes(stage),
  ...settingProbes(stage),
  ...answerProbes(stage),
  ...wereGrantedProbes(stage),
  ...rightsProbes(stage),
];
