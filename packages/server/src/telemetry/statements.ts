import type { StatementObserver } from '@lintel/db/session';
import type { Span } from './span.ts';

/** A span for each statement: its verb, never its text, which may hold literals, and never its parameters. */
export const statementSpans =
  (parent: Span): StatementObserver =>
  (sql) => {
    const span = parent.child('sql', { verb: verbOf(sql) }, 'client');
    return (failed) => span.end(failed ? 'error' : 'ok');
  };

const verbs = new Set([
  'select',
  'with',
  'insert',
  'update',
  'delete',
  'merge',
  'begin',
  'commit',
  'rollback',
  'savepoint',
  'release',
]);

/** The first word when it is one of SQL that we use, else `other`. */
const verbOf = (sql: string): string => {
  const word = /^\s*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? '';
  return verbs.has(word) ? word : 'other';
};
