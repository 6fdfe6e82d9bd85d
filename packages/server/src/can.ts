import { FRESH_MINUTES, freshUntil, type Session } from '@lintel/kernel/session';
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isIntrospectionType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { RequestError } from './request-error.ts';

/** What a document asks for. */
export type Requirements = {
  /** Permissions by the schema coordinate that wants them. */
  readonly permissions: ReadonlyMap<string, string>;
  readonly needsSession: boolean;
  /** The first schema coordinate that wants a fresh session; null when none does. */
  readonly stepUp: string | null;
};

/**
 * Collects the permissions of every field, of its type and of every type condition, `_entities` included, and whether a field
 * wants a fresh session. Says nothing about variables: a field behind `@skip` counts too, because whether it is skipped must not decide who may ask.
 */
export const requirementsOf = (schema: GraphQLSchema, document: DocumentNode): Requirements => {
  const permissions = new Map<string, string>();
  const types = new TypeInfo(schema);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  let needsSession = false;
  let stepUp: string | null = null;
  const need = (coordinate: string, directives: readonly DirectiveNode[] | undefined) => {
    const permission = permissionIn(directives);
    if (permission !== undefined) permissions.set(coordinate, permission);
  };
  const needType = (name: string) => {
    const type = schema.getType(name);
    if (isObjectType(type)) need(type.name, directivesOf(type));
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const parent = types.getParentType();
        const field = types.getFieldDef();
        if (!parent || !field || isIntrospectionType(parent) || field.name.startsWith('__')) return;
        need(`${parent.name}.${field.name}`, field.astNode?.directives);
        if (wantsStepUp(field.astNode?.directives)) stepUp ??= `${parent.name}.${field.name}`;
        needType(getNamedType(field.type).name);
        const isRoot = roots.some((root) => root === parent);
        if (isRoot && field.name !== '_service' && !isPublic(field.astNode?.directives)) needsSession = true;
      },
      InlineFragment: (node) => {
        if (node.typeCondition) needType(node.typeCondition.name.value);
      },
      FragmentDefinition: (node) => needType(node.typeCondition.name.value),
    }),
  );
  return { permissions, needsSession, stepUp };
};

/**
 * Refuses before any data is read. Errors: UNAUTHENTICATED without a session, FORBIDDEN naming the schema coordinate, and last
 * STEP_UP_REQUIRED: who may not do a thing at all is not asked to prove who he is.
 */
export const assertAllowed = (
  { permissions, needsSession, stepUp }: Requirements,
  session: Session | null,
  now: Date,
): void => {
  if (session === null) {
    if (needsSession || permissions.size > 0 || stepUp !== null) throw new RequestError('UNAUTHENTICATED');
    return;
  }
  for (const [coordinate, permission] of permissions) {
    if (!session.permissions.includes(permission)) {
      throw new RequestError('FORBIDDEN', {
        message: `${coordinate} needs the permission ${permission}.`,
        extensions: { coordinate, permission },
      });
    }
  }
  if (stepUp !== null) assertFresh(session, stepUp, now);
};

const assertFresh = (session: Session, coordinate: string, now: Date): void => {
  if (session.actor.kind !== 'user') {
    throw new RequestError('FORBIDDEN', {
      message: `${coordinate} needs a person who has just proved who he is.`,
      extensions: { coordinate },
    });
  }
  if (freshUntil(session, now) !== null) return;
  throw new RequestError('STEP_UP_REQUIRED', {
    message: `${coordinate} needs a person who has proved who he is within the last ${FRESH_MINUTES} minutes: sessionStepUp, or sign in anew.`,
    extensions: { coordinate },
  });
};

const directivesOf = (type: {
  astNode?: { directives?: readonly DirectiveNode[] } | null | undefined;
  extensionASTNodes?: readonly { directives?: readonly DirectiveNode[] | undefined }[];
}) => [...(type.astNode?.directives ?? []), ...(type.extensionASTNodes ?? []).flatMap((node) => node.directives ?? [])];

const permissionIn = (directives: readonly DirectiveNode[] | undefined): string | undefined => {
  const value = directives?.find((directive) => directive.name.value === 'can')?.arguments?.[0]?.value;
  return value?.kind === 'StringValue' ? value.value : undefined;
};

const wantsStepUp = (directives: readonly DirectiveNode[] | undefined): boolean =>
  directives?.some((directive) => directive.name.value === 'stepUp') ?? false;

const isPublic = (directives: readonly DirectiveNode[] | undefined): boolean =>
  directives?.some((directive) => directive.name.value === 'public') ?? false;
