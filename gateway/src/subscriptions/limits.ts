import type { Environment } from '@lintel/server/environment';

/** Bounds of everything that clients keep open at this gateway. Times in milliseconds. */
export type SubscriptionLimits = {
  /** Subscriptions of one organization at once. */
  readonly perOrganization: number;
  /** Operations at once over one WebSocket. */
  readonly perConnection: number;
  /**
   * Connections at once, WebSockets and event streams together: of one address (with IPv6, of its /64), of one session, and in
   * all, of which those without a session may have three quarters.
   */
  readonly connectionsPerAddress: number;
  readonly connectionsPerSession: number;
  readonly connections: number;
  /** Longest time from opening a WebSocket to `connection_init`. */
  readonly initMs: number;
  /** How often a connection must show that it lives. */
  readonly keepAliveMs: number;
  /** How often a session is looked up again when there is no event. */
  readonly recheckMs: number;
  /** Longest message of a client. */
  readonly mostMessageBytes: number;
  /** Most that waits for a client who does not read it. */
  readonly mostUnreadBytes: number;
  /** Longest time for an orderly end when the gateway stops. */
  readonly drainMs: number;
  /** Whose web pages may open a WebSocket, as browsers write origins, besides those of the host that they open it to. */
  readonly origins: readonly string[];
};

export const defaultLimits: SubscriptionLimits = {
  perOrganization: 500,
  perConnection: 50,
  connectionsPerAddress: 200,
  connectionsPerSession: 50,
  connections: 5000,
  initMs: 5000,
  keepAliveMs: 15_000,
  recheckMs: 30_000,
  mostMessageBytes: 256 * 1024,
  mostUnreadBytes: 4 * 1024 * 1024,
  drainMs: 2000,
  origins: [],
};

/**
 * Reads LINTEL_MAX_SUBSCRIPTIONS, the most of one organization in this process, and LINTEL_PUBLIC_URL, whose pages are our
 * own also where a proxy hides its host. Throws for what is no whole number, and for what is no URL.
 */
export const subscriptionSettings = ({
  LINTEL_MAX_SUBSCRIPTIONS: wanted = '',
  LINTEL_PUBLIC_URL: publicUrl = '',
}: Environment): Partial<SubscriptionLimits> => ({
  ...(wanted === '' ? {} : { perOrganization: wholeNumber(wanted) }),
  ...(publicUrl === '' ? {} : { origins: [originOf(publicUrl)] }),
});

const wholeNumber = (wanted: string): number => {
  const most = Number(wanted);
  if (Number.isInteger(most) && most >= 0) return most;
  throw new Error(`LINTEL_MAX_SUBSCRIPTIONS is ${JSON.stringify(wanted)}: it is a whole number, 0 or more`);
};

const originOf = (url: string): string => {
  const { origin } = URL.parse(url) ?? { origin: 'null' };
  if (origin !== 'null') return origin;
  throw new Error(`LINTEL_PUBLIC_URL is ${JSON.stringify(url)}: it is a URL with http or https`);
};

/** Takes one of what there are `most` of for each key; answers how to give it back, or undefined when there is none left. */
export type Counter = (key: string) => (() => void) | undefined;

export const createCounter = (most: number): Counter => {
  const taken = new Map<string, number>();
  return (key) => {
    const before = taken.get(key) ?? 0;
    if (before >= most) return undefined;
    taken.set(key, before + 1);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      const left = taken.get(key)! - 1;
      if (left === 0) taken.delete(key);
      else taken.set(key, left);
    };
  };
};
