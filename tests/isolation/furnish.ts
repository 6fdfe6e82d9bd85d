import { signIn } from '../support/client.ts';
import { password } from '../support/world.ts';
import { ask, type Caller } from './ask.ts';
import { furnishOtherPeople, furnishPlaces, furnishTenancy } from './furnish-homes.ts';
import { addPerson, furnishAccess, furnishBooks, furnishLibrary } from './furnish-office.ts';
import type { Mark, Samples } from './inputs.ts';
import { makerFor } from './maker.ts';

/** An organization with at least one row of every type, in every state from which a command starts. */
export type Furnished = {
  readonly admin: Caller;
  /** Somebody who rents `samples.Unit` and may see what is his. */
  readonly resident: Caller;
  readonly samples: Samples;
};

/** Fills an organization through the public API. Every text that it writes carries the mark. */
export const furnish = async (admin: Caller, mark: Mark): Promise<Furnished> => {
  const { url } = admin;
  const make = makerFor(admin);
  const name = mark.toLowerCase();
  const places = await furnishPlaces(make, mark);
  const access = await furnishAccess(make, mark, url);
  const person = (key: string, roleKey: string) =>
    addPerson({ make, url }, { email: `${key}.${name}@example.org`, fullName: `${mark} ${key}`, roleKey });
  const tenant = await person('tina', 'resident');
  const other = await person('otto', access['Role.key']!);
  const suspended = await person('susi', 'resident');
  await make('membershipSuspend', { id: suspended.membershipId });
  const home = { unitId: places.Unit!, userId: tenant.userId, communityId: places.Community! };
  const homes = {
    ...places,
    ...(await furnishTenancy(make, mark, home)),
    ...(await furnishOtherPeople(make, mark, places)),
  };
  const books = await furnishBooks(make, mark, places);
  const library = await furnishLibrary(make, mark, homes);
  const people = {
    User: tenant.userId,
    'User.free': other.userId,
    'User.email': `otto.${name}@example.org`,
    'UserSession.refreshToken': other.refreshToken,
    Membership: tenant.membershipId,
    'Membership.other': other.membershipId,
    'Membership.suspended': suspended.membershipId,
  };
  const samples = { ...homes, ...books, ...library, ...access, ...people };
  // The places of a person are read when he signs in or asks again; his session here began before he lived anywhere.
  const { token } = await signIn(url, `tina.${name}@example.org`, password);
  return { admin, resident: { url, token }, samples: { ...samples, ...(await readParts(admin, samples)) } };
};

/** Rows that come with others and that no mutation answers. */
const readParts = async (admin: Caller, samples: Samples): Promise<Samples> => {
  const query = `query Parts($document: ID!) {
    viewer { organization { id } sessions { nodes { id } } }
    document(id: $document) { currentVersion { id } links { id } }
    auditLog(first: 1) { nodes { id } }
  }`;
  const { data, text } = await ask(admin, { query, variables: { document: samples.Document } });
  if (data == null) throw new Error(text);
  // biome-ignore lint/suspicious/noExplicitAny: read as it was asked for.
  const { viewer, document, auditLog } = data as any;
  return {
    Organization: viewer.organization.id,
    UserSession: viewer.sessions.nodes[0].id,
    DocumentVersion: document.currentVersion.id,
    DocumentLink: document.links[0].id,
    AuditLogEntry: auditLog.nodes[0].id,
  };
};
