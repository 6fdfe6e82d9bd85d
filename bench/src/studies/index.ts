import { limits } from './limits.ts';
import { plan } from './plan.ts';
import { processes } from './processes.ts';
import { rowSecurity } from './row-security.ts';
import { scaling } from './scaling.ts';
import type { Study } from './study.ts';

/** Every study, in the order of a full run after the scenarios. */
export const studies: readonly Study[] = [scaling, plan, processes, rowSecurity, limits];
