import { fail, ok, type Result } from '@lintel/kernel/result';

export type OccupancyKind = 'owner' | 'tenant' | 'authorised';
type SdlKind = Uppercase<OccupancyKind>;

/** The one place where the enum of the API meets the text of the database. */
export const kindFromSdl = (kind: SdlKind): OccupancyKind => kind.toLowerCase() as OccupancyKind;
export const kindToSdl = (kind: OccupancyKind): SdlKind => kind.toUpperCase() as SdlKind;

/** Days of the calendar; the last one is null when the term is open-ended. */
export type Term = { readonly startDate: string; readonly endDate: string | null };

/** The last day must not be before the first. Fails with OCCUPANCY_END_OUT_OF_TERM. */
export const checkTerm = <T extends Term>(term: T): Result<T> =>
  term.endDate !== null && term.endDate < term.startDate
    ? fail('OCCUPANCY_END_OUT_OF_TERM', {
        message: `The last day ${term.endDate} is before the first day ${term.startDate}.`,
      })
    : ok(term);

/** Ends a term on a day of it. An agreed end only moves forward; a later one is a correction, which is another command. */
export const endTerm = (term: Term, endDate: string): Result<Term> =>
  term.endDate !== null && endDate > term.endDate
    ? fail('OCCUPANCY_END_OUT_OF_TERM', { message: `The occupancy ends on ${term.endDate} already.` })
    : checkTerm({ startDate: term.startDate, endDate });
