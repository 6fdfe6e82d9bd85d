import { signIn } from '../support/client.ts';
import { password } from '../support/world.ts';
import { ask, type Caller } from './ask.ts';
import { furnishFactors } from './furnish-factors.ts';
import { furnishOtherPeople, furnishPlaces, furnishTenancy } from './furnish-homes.ts';
import { addPerson, furnishAccess, furnishBooks, furnishLibrary, upload } from './furnish-office.ts';
import { type Mark, type Samples, targetTypes } from './inputs.ts';
import { makerFor } from './maker.ts';

/** An organization with at least one row of every type, in every state from which a command starts. */
export type Furnished = {
  readonly admin: Caller;
  /** Somebody who rents `samples.Unit` and may see what is his. */
  readonly resident: Caller;
  readonly samples: Samples;
  /** What `samples` has of the people next door: in the same house, and none of the resident's business. */
  readonly neighbour: Samples;
};

/** Fills an organization through the public API. Every text that it writes carries the mark. */
export const furnish = async (admin: Caller, mark: Mark): Promise<Furnished> => {
  const { url } = admin;
  const make = makerFor(admin);
  const name = mark.toLowerCase();
  const places = await furnishPlaces(make, mark);
  const access = await furnishAccess(make, mark, url);
  const person = (key: string, ...roles: { roleKey: string; communityId?: string }[]) =>
    addPerson({ make, url }, { email: `${name}.${key}@example.org`, fullName: `${mark} ${key}`, roles });
  const tenant = await person('tina', { roleKey: 'resident' });
  const ownRole = { roleKey: access['Role.key']! };
  const other = await person('otto', ownRole, { ...ownRole, communityId: places.Community! });
  const suspended = await person('susi', { roleKey: 'resident' });
  await make('membershipSuspend', { id: suspended.membershipId });
  const home = { unitId: places.Unit!, userId: tenant.userId, communityId: places.Community! };
  const homes = {
    ...places,
    ...(await furnishTenancy(make, mark, home)),
    ...(await furnishOtherPeople(make, mark, places)),
  };
  const factors = await furnishFactors(make, { mark, url });
  const books = await furnishBooks(make, mark, places);
  const library = await furnishLibrary(make, mark, homes);
  const people = {
    User: tenant.userId,
    'User.free': other.userId,
    'User.email': `${name}.otto@example.org`,
    'User.actor': `user:${other.userId}`,
    'UserSession.refreshToken': other.refreshToken,
    Membership: tenant.membershipId,
    'Membership.other': other.membershipId,
    'Membership.suspended': suspended.membershipId,
  };
  const samples = { ...homes, ...books, ...factors, ...library, ...access, ...people };
  // The places of a person are read when he signs in or asks again; his session here began before he lived anywhere.
  const { token } = await signIn(url, `${name}.tina@example.org`, password);
  const whole = { ...samples, ...(await readParts(admin, samples)) };
  return { admin, resident: { url, token }, samples: whole, neighbour: await furnishNeighbour(admin, mark, whole) };
};

/** Another home in the same building, with papers of its own. */
const furnishNeighbour = async (admin: Caller, mark: Mark, samples: Samples): Promise<Samples> => {
  const make = makerFor(admin);
  const label = `${mark} NEIGHBOUR`;
  const email = `${mark.toLowerCase()}.neighbour.nina@example.org`;
  const nina = await addPerson(
    { make, url: admin.url },
    { email, fullName: `${label} nina`, roles: [{ roleKey: 'resident' }] },
  );
  const { Community, Property, Building } = samples;
  const unit = await make('unitCreate', { propertyId: Property, buildingId: Building, number: label });
  const home = { unitId: unit.id, userId: nina.userId, communityId: Community! };
  const tenancy = await furnishTenancy(make, label, home);
  const papers = { ...tenancy, Unit: unit.id as string };
  const document = await make('documentCreate', {
    uploadId: await upload(make, label),
    title: `${label} letter`,
    categoryKey: samples['DocumentCategory.key'],
    accessLevel: 'RESIDENTS',
    links: ['UNIT', 'LEASE', 'RESIDENT'].map((type) => ({
      type,
      id: papers[targetTypes[type] as keyof typeof papers],
    })),
  });
  return {
    ...papers,
    User: nina.userId,
    'User.free': nina.userId,
    Membership: nina.membershipId,
    Document: document.id,
  };
};

/** Rows that come with others and that no mutation answers. */
const readParts = async (admin: Caller, samples: Samples): Promise<Samples> => {
  const query = `query Parts($document: ID!) {
    viewer { organization { id } sessions { nodes { id } } }
    document(id: $document) { currentVersion { id } links { id } }
    auditLog(first: 1) { nodes { id } }
    securityEvents(first: 1) { nodes { id } }
  }`;
  const { data, text } = await ask(admin, { query, variables: { document: samples.Document } });
  if (data == null) throw new Error(text);
  // biome-ignore lint/suspicious/noExplicitAny: read as it was asked for.
  const { viewer, document, auditLog, securityEvents } = data as any;
  return {
    Organization: viewer.organization.id,
    UserSession: viewer.sessions.nodes[0].id,
    DocumentVersion: document.currentVersion.id,
    DocumentLink: document.links[0].id,
    AuditLogEntry: auditLog.nodes[0].id,
    SecurityEvent: securityEvents.nodes[0].id,
  };
};
