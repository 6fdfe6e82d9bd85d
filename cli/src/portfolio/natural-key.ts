import { createHash } from 'node:crypto';
import { nameKey } from '@lintel/kernel/text';

type Place = { readonly name: string; readonly address: string; readonly postalCode: string };

const separator = '\n';

/**
 * The external id of a property that its source gives none: the same name, address and postal code have the same id in every
 * run, whatever their letter case and spaces. Further rows with the same three get `#2`, `#3` in the order of the file, for
 * they are phases of one development.
 */
export const naturalKey = ({ name, address, postalCode }: Place, occurrence: number): string => {
  const text = [name, address, postalCode].map(nameKey).join(separator);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return `portfolio:${digest}${occurrence === 1 ? '' : `#${occurrence}`}`;
};
