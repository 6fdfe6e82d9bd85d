import { defineSubgraph } from '@lintel/server/define';
import { leasing } from './leasing/index.ts';
import { portfolio } from './portfolio/index.ts';
import { references } from './references/index.ts';

/** What an organization owns or manages, and to whom it is let. */
export const property = defineSubgraph('property', [...portfolio, leasing, references]);
