import type { Actor, Session } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { seal, unseal } from '@lintel/server/seal';

/** What a signed URL stands for: one actor of one organization, one upload or download, until some instant. */
export type FileToken = {
  readonly organizationId: string;
  readonly actor: Actor;
  /** Id of the row in uploads or downloads. */
  readonly id: string;
  readonly expiresAt: Date;
};

/** Bound into the seal, so that a link for one direction is worth nothing in the other. */
type Direction = 'uploads' | 'downloads';

/** How long a signed URL is good for. */
export const lifetimeMs = 5 * 60_000;

export const expiryOf = (now: Date): Date => new Date(now.getTime() + lifetimeMs);

/** A URL whose last part is sealed with AES-256-GCM: it can be neither read nor changed nor made by others. */
export const signedUrl = ({ secrets, config }: Platform, direction: Direction, token: FileToken): string => {
  const { organizationId, actor, id, expiresAt } = token;
  const sealed = seal(
    secrets.key('files'),
    JSON.stringify([organizationId, actor, id, expiresAt.getTime()]),
    direction,
  );
  return `${config.publicUrl}/files/${direction}/${sealed}`;
};

/** What the last part of a URL stands for; undefined when we did not make it for this direction. Says nothing about its expiry. */
export const openToken = ({ secrets }: Platform, direction: Direction, sealed: string): FileToken | undefined => {
  const text = unseal(secrets.keys('files'), sealed, direction);
  if (text === undefined) return undefined;
  const [organizationId, actor, id, expiresAt] = JSON.parse(text) as [string, Actor, string, number];
  return { organizationId, actor, id, expiresAt: new Date(expiresAt) };
};

/** Whose rows the session sees, as far as that can be written down. */
export type Scope = Pick<Session, 'visibility' | 'communityIds' | 'propertyIds' | 'unitIds'>;

const noScope: Scope = { visibility: 'none', communityIds: [], propertyIds: [], unitIds: [] };

/** The session that a signed URL acts in: that of its actor, with no permission and with the scope given, by default none. */
export const sessionOf = ({ organizationId, actor }: FileToken, scope: Scope = noScope): Session => ({
  organizationId,
  actor,
  roles: [],
  permissions: [],
  locale: 'en-US',
  ...scope,
});
