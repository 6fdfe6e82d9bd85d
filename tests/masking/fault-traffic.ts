import { must } from '../support/world.ts';
import type { Canaries } from './canary.ts';
import type { Stage } from './stage.ts';

const create = `mutation P($input: PropertyCreateInput!) {
  propertyCreate(input: $input) { property { id } userErrors { code message } }
}`;

/**
 * Statements that fail in the database with texts of a client among their parameters: one that divides by zero, which is a
 * fault of ours, one whose row violates a check, and one that takes too long. Answers the codes that the client was told.
 */
export const faultTraffic = async (
  { world: { database, cedar } }: Stage,
  canaries: Canaries,
): Promise<readonly string[]> => {
  const { admin } = database;
  await admin.unsafe(`
    create function public.fail_on_purpose() returns trigger language plpgsql as $$
    begin
      if new.notes like '%divide%' then perform 1 / (char_length(new.notes) - char_length(new.notes)); end if;
      if new.notes like '%sleep%' then perform pg_sleep(60); end if;
      return new;
    end $$;
    create trigger fail_on_purpose before insert on property.properties for each row execute function public.fail_on_purpose();
    alter table property.properties add constraint check_on_purpose check (notes not like '%violate%') not valid`);
  const community = await must(cedar, 'communityCreate', {
    name: 'Faulty',
    timeZone: 'America/Chicago',
    currency: 'USD',
  });
  // What an operator types, and mistypes.
  await admin
    .unsafe(`alter role nobody_there password '${canaries.plant('password of a database login')}'`)
    .catch(() => undefined);
  const codes: string[] = [];
  for (const fault of ['divide', 'violate', 'sleep']) {
    const text = canaries.plant('text of a faulty statement');
    const input = { communityId: community.id, name: text, parcelNumber: text, notes: `${text} ${fault}` };
    const { data, errors } = await cedar.ask(create, { input });
    codes.push(errors?.[0]?.extensions.code ?? data.propertyCreate.userErrors[0]?.code ?? 'none');
  }
  return codes;
};
