import { type Command, type Payload, resolveCommand } from '@lintel/server/command';
import type { Context } from '@lintel/server/context';
import type { Platform } from '@lintel/server/platform';
import type { GraphQLResolveInfo } from 'graphql';

/** Where gateways hear that what they keep of sessions or operations is no longer true. */
export const sessionsChannel = 'lintel:sessions';

/** What ended or changed. A gateway drops every cached session that it concerns; `organization` concerns all of its sessions. */
export type Revocation = { readonly organizationId: string } & (
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'apiKey'; readonly apiKeyId: string }
  | { readonly kind: 'apiClient'; readonly clientId: string }
  | { readonly kind: 'operation'; readonly documentId: string }
  | { readonly kind: 'organization' }
);

/**
 * Tells every gateway, after the change was committed. Best effort: a gateway that misses it asks again within 5 seconds anyway,
 * so a bus that is down must not fail what was done already.
 */
export const publishRevocation = async (platform: Platform, revocation: Revocation): Promise<void> => {
  try {
    await platform.bus.publish(sessionsChannel, JSON.stringify(revocation));
  } catch (error) {
    platform.log.warn(
      { revocation: revocation.kind, error: error instanceof Error ? error.name : 'unknown' },
      'a revocation was not published',
    );
  }
};

/** As `resolveCommand`, and tells the gateways afterwards. */
export const resolveThenPublish =
  <Input, Value, Key extends string>(
    definition: Command<Input, Value>,
    key: Key,
    revocationOf: (value: Value) => Revocation,
  ) =>
  async (
    parent: unknown,
    args: { readonly input: Input },
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<Payload<Key, Value>> => {
    const answer = await resolveCommand(definition, key)(parent, args, context, info);
    const value = answer[key] as Value | null;
    if (value !== null && !context.dryRun) await publishRevocation(context.platform, revocationOf(value));
    return answer;
  };
