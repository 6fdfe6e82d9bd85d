import { Counter } from 'prom-client';
import { errorFields, type Log } from './log.ts';

/** Rejections of this process that nobody had caught. Of the process, as its memory is: every registry of metrics shows it. */
export const unhandledRejections = new Counter({
  name: 'lintel_unhandled_rejections_total',
  help: 'Rejected promises that nobody had caught.',
  registers: [],
});

let isGuarded = false;

/**
 * Keeps the process alive when a rejected promise has nobody who listens: graphql-js leaves one behind when an item of a list
 * fails while another is still awaited, and one bad row must not end everybody's requests. Such a rejection is logged and
 * counted. Errors that are thrown and not caught still end the process.
 */
export const surviveUnhandledRejections = (log: Log): void => {
  if (isGuarded) return;
  isGuarded = true;
  process.on('unhandledRejection', (reason) => {
    unhandledRejections.inc();
    log.error(errorFields(reason), 'a promise was rejected and nobody listened');
  });
};
