import { type Command, run } from '@lintel/server/command';
import type { Context } from '@lintel/server/context';
import type { GraphQLResolveInfo } from 'graphql';

/** What a bulk command answers under the name of its list. */
export type Created<Key extends string, Row> = { readonly [K in Key]: readonly Row[] } & {
  readonly createdCount: number;
  readonly skippedCount: number;
};

/** The resolver of a bulk mutation: its list and counts, or no list, zeros and the errors. */
export const resolveBulk =
  <Input, Row, Key extends string>(definition: Command<Input, Created<Key, Row>>, key: Key) =>
  async (_parent: unknown, args: { readonly input: Input }, context: Context, info: GraphQLResolveInfo) => {
    const result = await run(context, definition, { input: args.input, path: String(info.path.key) });
    if (result.ok) return { ...result.value, userErrors: [] };
    return { [key]: null, createdCount: 0, skippedCount: 0, userErrors: result.failures } as never;
  };
