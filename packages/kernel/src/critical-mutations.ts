/** Whether work may be refused when there is too much of it (`ordinary`), or has places of its own that nothing else takes (`critical`). */
export type Lane = 'ordinary' | 'critical';

/**
 * Mutations that go on while a server that has too much to do refuses others: they have places of their own at the gateway
 * and in the pool of database connections. A client cannot ask for that; being in this list is all that counts, so it is kept
 * short: what a person at a counter or a gate cannot come back for later.
 */
export const criticalMutations: ReadonlySet<string> = new Set(['paymentRecord', 'paymentReverse']);
