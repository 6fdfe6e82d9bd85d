import { RequestError } from '@lintel/server/request-error';
import type { BucketKind } from './bucket.ts';
import type { Standing } from './standing.ts';

/** RATE_LIMITED, with the whole seconds after which there is room as `retryAfter` in its extensions. */
export class RateLimited extends RequestError {
  /** Undefined where the caller is told no figures. */
  readonly standing: Standing | undefined;

  constructor(kind: BucketKind, retryAfter: number, standing: Standing | undefined) {
    super('RATE_LIMITED', { message: messages[kind], extensions: { retryAfter } });
    this.standing = standing;
  }
}

const messages: Readonly<Record<BucketKind, string>> = {
  organization: 'The organization has used up its points for now. Slow down.',
  client: 'This API client has used up its points for now. Slow down.',
  user: 'You have used up your points for now. Slow down.',
  address: 'This network address has used up its points for now. Slow down, or sign in.',
  credentials: 'Too many wrong credentials came from this network address. Try again later.',
};
