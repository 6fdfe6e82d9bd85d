import type { Reader, StatementObserver, Tx } from '@lintel/db/session';
import { type OpenTransaction, TransactionOver } from '@lintel/db/transaction';
import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Session } from '@lintel/kernel/session';
import type DataLoader from 'dataloader';
import type { Platform } from './platform.ts';
import { RequestError } from './request-error.ts';
import type { Span } from './telemetry/span.ts';
import { statementSpans } from './telemetry/statements.ts';

/** What the edge knows about a request before any subgraph sees it. */
export type RequestFacts = {
  readonly requestId: string;
  /** Null before sign-in. */
  readonly session: Session | null;
  /** The `Idempotency-Key` header. */
  readonly idempotencyKey?: string | undefined;
  /** SHA-256 of document, variables and operation name: what an idempotency key belongs to. */
  readonly requestHash?: string | undefined;
  /** The `X-Dry-Run` header: run in full, answer, roll back. */
  readonly dryRun: boolean;
  readonly ip?: string | undefined;
  /** `critical` when the operation is one that goes on while others are refused; set by the gateway, never by a client. */
  readonly lane?: Lane | undefined;
  readonly userAgent?: string | undefined;
};

/**
 * The GraphQL context. In one process all five subgraphs share it, and with it one read snapshot and one set of loaders
 * per client request; in services mode each subgraph makes its own.
 */
export type Context = RequestFacts & {
  readonly platform: Platform;
  /** Told of every statement, when tracing is on. */
  readonly observe?: StatementObserver | undefined;
  /** Runs reads in the request's snapshot, opened by the first of them. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Loaders by their definition; see load.ts. */
  readonly loaders: Map<object, DataLoader<string, unknown>>;
  readonly writing: WritingState;
  /** Must be called when the request is over: ends the snapshot, rolls a dry run back. */
  readonly end: () => Promise<void>;
};

/** What commands of one request share. */
export type WritingState = {
  /**
   * The transaction of a dry run, opened by the first who asks: open until the request ends, so that the payload can still be read in it.
   * Rejects with TransactionOver once the request has ended: nobody would end what is opened after that.
   */
  readonly rehearsal: () => Promise<OpenTransaction>;
  /** Whether an answer came from an earlier call with the same idempotency key. */
  replayed: boolean;
  /** Ends the snapshot and forgets loaded rows, so that what follows sees what was written. */
  readonly forgetReads: () => Promise<void>;
};

/** `span` is the piece of work that statements of this request belong to, when tracing is on. */
export const createContext = (platform: Platform, facts: RequestFacts, span?: Span): Context => {
  const loaders: Context['loaders'] = new Map();
  const observe = span === undefined ? undefined : statementSpans(span);
  const acting = () => ({ session: signedIn(facts), requestId: facts.requestId, lane: facts.lane, observe });
  let reader: Reader | undefined;
  let dryRun: Promise<OpenTransaction> | undefined;
  let ended = false;

  const forgetReads = async () => {
    loaders.clear();
    await reader?.end();
  };
  const rehearsal = async () => {
    if (ended) throw new TransactionOver('the request has been answered');
    dryRun ??= platform.door.open(acting());
    const opened = await dryRun;
    if (ended) throw new TransactionOver('the request has been answered');
    return opened;
  };
  const writing: WritingState = { replayed: false, forgetReads, rehearsal };
  return {
    ...facts,
    platform,
    observe,
    loaders,
    writing,
    read: async (work) => {
      // graphql-js answers when a field that may not be null has failed, and leaves its siblings running: what they still
      // ask for must not open a snapshot that nobody would end.
      if (ended) throw new TransactionOver('the request has been answered');
      if (dryRun !== undefined) return work((await dryRun).tx);
      reader ??= platform.door.reader(acting());
      return reader.read(work);
    },
    end: async () => {
      ended = true;
      await forgetReads();
      const open = await dryRun?.catch(() => undefined);
      if (open !== undefined && !open.isOver()) await open.rollback().catch(() => undefined);
    },
  };
};

/** The session, or UNAUTHENTICATED. */
export const signedIn = (context: Pick<Context, 'session'>): Session => {
  if (context.session === null) throw new RequestError('UNAUTHENTICATED');
  return context.session;
};
