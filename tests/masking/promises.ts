/** A place where something that was sent or handed out may turn up, and why it may. */
export type Place = { readonly where: RegExp; readonly why: string };

const answerTo = (rootFields: string): readonly Place[] => [
  { where: new RegExp(`^answer of (${rootFields})$`), why: 'it is what was asked for, and it is told once' },
];

const session = answerTo('sessionCreate|sessionRefresh|sessionChallengeAnswer');

/**
 * Where each kind of value may be found again. A place is `answer of <root field>`, `error of an answer`, `header of an answer`,
 * `event`, `file`, `log of <program>`, `log of the database`, `statements of the database`, `metrics of <program>`, `traces`,
 * `redis` or `table <name>`. What is not listed is forbidden: kinds with an empty list may be nowhere at all.
 */
export const promises = {
  password: [],
  'wrong password': [],
  'password of a database login': [],
  'access token': session,
  'refresh token': session,
  'challenge token': answerTo('sessionCreate'),
  'API key': answerTo('apiKeyCreate'),
  'secret of a second factor': answerTo('mfaFactorEnroll'),
  'recovery code': answerTo('mfaFactorConfirm'),
  'made-up credential': [],
  'address of a file': answerTo('documentUploadCreate|documentDownloadCreate'),
  'content of a file': [{ where: /^file$/, why: 'whoever has the address gets the content' }],
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
    { where: /^answer of (viewer|securityEvents)$/, why: 'and this is how that is seen' },
  ],
  'request id': [
    { where: /^(header|error) of an answer$/, why: 'the client finds its request again' },
    { where: /^log of (?!the database)/, why: 'and so does the operator' },
    { where: /^table app\.(audit_log|outbox_events)$/, why: 'a change is traced to its request' },
    { where: /^statements of the database$/, why: 'and so is a statement that runs at this moment' },
    { where: /^redis$/, why: 'and an event' },
  ],
  'name of an operation that nobody registered': [
    { where: /^log of (lintel|gateway)$/, why: 'the slow log names operations; a name has letters, digits and _ only' },
  ],
  'text of a row': [
    { where: /^(answer of .*|event)$/, why: 'it is what was asked for' },
    { where: /^table (identity|property|finance|community|documents)\./, why: 'this is where it is kept' },
    { where: /^table app\.audit_log$/, why: 'who changed what' },
    { where: /^table app\.idempotency_keys$/, why: 'the answer to a repeated request' },
  ],
  'key or name of an operation that an organization has registered': [
    { where: /^(answer of .*|event|table .*)$/, why: 'it is what things are called' },
    { where: /^(traces|metrics of gateway|log of (lintel|gateway))$/, why: 'operators see which operations are slow' },
    { where: /^redis$/, why: 'an event says by its key which role or category has changed' },
  ],
} as const satisfies Readonly<Record<string, readonly Place[]>>;

export type Kind = keyof typeof promises;

/** A value that is found again wherever it went, because nothing else looks like it. */
export type Canary = { readonly kind: Kind; readonly value: string };
