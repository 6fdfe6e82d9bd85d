import type { IntrospectionPolicy } from './operation-plugin.ts';

const policies: readonly string[] = ['open', 'signed-in', 'off'] satisfies IntrospectionPolicy[];

/** LINTEL_INTROSPECTION; signed-in users only, unless it says otherwise. */
export const introspectionPolicy = (text: string | undefined): IntrospectionPolicy => {
  const wanted = text ?? 'signed-in';
  if (policies.includes(wanted)) return wanted as IntrospectionPolicy;
  throw new Error(`LINTEL_INTROSPECTION must be one of ${policies.join(', ')}, not ${wanted}`);
};
