/** A place where something that was sent or handed out may turn up, and why it may. */
export type Place = { readonly where: RegExp; readonly why: string };

const ofEntity = (data: string, ...tables: string[]): readonly Place[] => [
  { where: new RegExp(`^answers? (of|to) (${data})$`), why: 'it is what was asked for' },
  ...(tables.length === 0
    ? []
    : [{ where: new RegExp(`^table (${tables.join('|')})$`), why: 'this is where it is kept' }]),
];

/**
 * Where each kind of value may be found again. A place is `answer of <root field>`, `error of an answer`, `header of an answer`,
 * `event`, `file`, `log of <program>`, `log of the database`, `statements of the database`, `metrics of <program>`, `traces`,
 * `redis` or `table <name>`. What is not listed is forbidden: kinds with an empty list may be nowhere at all.
 */
export const promises = {
  password: [],
  'wrong password': [],
  'access token': ofEntity('sessionCreate|sessionRefresh|sessionChallengeAnswer'),
  'refresh token': ofEntity('sessionCreate|sessionRefresh|sessionChallengeAnswer'),
  'challenge token': ofEntity('sessionCreate'),
  'API key': ofEntity('apiKeyCreate'),
  'secret of a second factor': ofEntity('mfaFactorEnroll'),
  'recovery code': ofEntity('mfaFactorConfirm'),
  'address of a file': ofEntity('documentUploadCreate|documentDownloadCreate'),
  'content of a file': [{ where: /^file$/, why: 'whoever has the address gets the content' }],
  'made-up credential': [],
  'unknown header': [],
  'part of an address': [],
  'unused variable': [],
  'body that is no request': [],
  'text that was refused': [],
  'text of a faulty statement': [],
  'text of a rehearsal': [{ where: /^answer of /, why: 'a dry run answers what would be' }],
  'idempotency key': [{ where: /^table app\.idempotency_keys$/, why: 'a repeated request is known by it' }],
  'user agent': [
    { where: /^table identity\.(user_sessions|security_events)$/, why: 'a person sees from where somebody signed in' },
    { where: /^answer of (viewer|securityEvents)$/, why: 'and this is how he sees it' },
  ],
  'request id': [
    { where: /^(header|error) of an answer$/, why: 'the client finds its request again' },
    { where: /^log of (?!the database)/, why: 'and so does the operator' },
    { where: /^table (app\.audit_log\w*|app\.outbox_events|graphile_worker\.\w+)$/, why: 'a change is traced to its request' },
  ],
  'name of an operation that nobody registered': [
    { where: /^log of (lintel|gateway)$/, why: 'the slow log names operations; a name has letters, digits and _ only' },
  ],
  'text of a row': [
    { where: /^answer of /, why: 'it is what was asked for' },
    { where: /^table (identity|property|finance|community|documents)\./, why: 'this is where it is kept' },
    { where: /^table app\.(audit_log\w*|idempotency_keys)$/, why: 'who changed what, and the answer to a repeated request' },
    { where: /^error of an answer$/, why: '' },
  ],
} as const satisfies Readonly<Record<string, readonly Place[]>>;

export type Kind = keyof typeof promises;

/** A value that is found again wherever it went, because nothing else looks like it. */
export type Canary = { readonly kind: Kind; readonly value: string };
