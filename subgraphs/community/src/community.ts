import { defineSubgraph } from '@lintel/server/define';
import { references } from './references/index.ts';
import { residents } from './residents/index.ts';

export const community = defineSubgraph('community', [residents, references]);
