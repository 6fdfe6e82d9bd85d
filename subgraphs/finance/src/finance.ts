import { defineSubgraph } from '@lintel/server/define';
import { balances } from './balances/index.ts';
import { charges } from './charges/index.ts';
import { ledger } from './ledger/index.ts';
import { payments } from './payments/index.ts';
import { references } from './references/index.ts';

/** Money: the ledger, what is charged, what is paid, and what that leaves owing. */
export const finance = defineSubgraph('finance', [references, ledger, charges, payments, balances]);
