import { randomUUID } from 'node:crypto';
import { type Client, signIn } from '../support/client.ts';
import { must, password as usualPassword } from '../support/world.ts';
import { patient } from './patience.ts';
import type { Place } from './place.ts';

export type Member = Client & { readonly email: string; readonly membershipId: string };

/** A new person in an organization, signed in. */
export const addMember = async (
  { url, world }: Place,
  slug: 'cedar' | 'birch',
  roleKey = 'manager',
  password = usualPassword,
): Promise<Member> => {
  const email = `${randomUUID()}@${slug}.example`;
  const input = { email, fullName: 'Mel Member', password, roles: [{ roleKey }] };
  const headers = { 'idempotency-key': randomUUID() };
  const { id } = await must(world[slug], 'membershipCreate', input, { headers });
  return { ...patient(await signIn(url, email, password)), email, membershipId: id };
};
