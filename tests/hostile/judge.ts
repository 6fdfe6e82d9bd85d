import { isRequestErrorCode, isUserErrorCode } from '@lintel/kernel/errors';
import type { Catalog } from './catalog.ts';
import { mostMs, type Reply } from './send.ts';

/** What an answer was judged by: `refused` lists codes of GraphQL errors, `failed` those of a command. */
export type Judgement = {
  readonly faults: readonly string[];
  readonly refused: readonly string[];
  readonly failed: readonly string[];
};

type UserError = { readonly code: string; readonly message: string };

/** Words that only a fault of ours lets out: of Postgres, its driver, Node and the code. */
const inside =
  /Failed query|params:|PostgresError|DrizzleQueryError|violates|duplicate key|invalid input (?:syntax|value)|invalid byte sequence|does not exist on|relation "|column "|syntax error at|Cannot read prop|is not a function|undefined \(reading|node_modules|file:\/\/|\bat \S+ \(|\.ts:\d+|ECONNREFUSED|127\.0\.0\.1:\d+/i;

/** Judges an answer to something hostile: typed, quick, and silent about what is inside and about others. */
export const judge = (
  reply: Reply,
  { catalog, secret, sent }: { readonly catalog: Catalog; readonly secret: RegExp; readonly sent: string },
): Judgement => {
  const { status, durationMs, body, text } = reply;
  if (body === undefined) return { faults: [`no JSON (${status}): ${text.slice(0, 200)}`], refused: [], failed: [] };
  const errors = body.errors ?? [];
  const userErrors = Object.values(body.data ?? {}).flatMap(
    (payload) => ((payload as { userErrors?: readonly UserError[] } | null)?.userErrors ?? []) as readonly UserError[],
  );
  const refused = errors.map(({ extensions }) => String(extensions?.code));
  const failed = userErrors.map(({ code }) => code);
  const told = [...errors, ...userErrors].map(({ message }) => message).join('\n');
  const names = catalog.internalNames.filter((name) => told.includes(name) && !sent.includes(name));
  const faults = [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(durationMs > mostMs ? [`${Math.round(durationMs)} ms`] : []),
    ...(errors.length === 0 && body.data == null ? ['neither data nor an error'] : []),
    ...(errors.length > 0 && status === 200 && body.data === undefined ? ['an error without data and status 200'] : []),
    ...refused.filter((code) => code === 'INTERNAL' || !isRequestErrorCode(code)),
    ...failed.filter((code) => !isUserErrorCode(code)),
    ...names.map((name) => `names ${name}`),
    ...(inside.test(told) ? [`tells: ${told.slice(0, 300)}`] : []),
    ...(secret.test(text) ? ['tells of another organization'] : []),
    ...(told.length > 20_000 ? [`${told.length} characters of complaint`] : []),
  ];
  return { faults, refused, failed };
};
