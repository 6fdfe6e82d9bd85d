import { defineSubgraph } from '@lintel/server/define';
import { files } from './files/index.ts';
import { library } from './library/index.ts';
import { references } from './references/index.ts';

export const documents = defineSubgraph('documents', [library, files, references]);
