export { EmbeddedDatabaseError, type EmbeddedErrorCode } from './embedded/errors.ts';
export { type EmbeddedOptions, type EmbeddedServer, findRunning, startEmbedded } from './embedded/start.ts';
export { startThrowaway, type ThrowawayOptions } from './embedded/throwaway.ts';
