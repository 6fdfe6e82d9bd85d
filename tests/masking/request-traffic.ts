import { connect } from 'node:net';
import type { Canaries } from './canary.ts';
import { keepBody } from './listeners.ts';
import type { Stage } from './stage.ts';

type Headers = Readonly<Record<string, string>>;

/** What stands around operations: headers, addresses, bodies and documents that are none. Answers how many headers were forged. */
export const requestTraffic = async ({ world, collection }: Stage, canaries: Canaries): Promise<number> => {
  const { url } = world.product;
  const own = { authorization: `Bearer ${world.cedar.token}` };
  const send = (body: string, headers: Headers = {}, path = '/graphql') =>
    fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const ask = (query: string, headers: Headers = own, more: object = {}) =>
    send(JSON.stringify({ query, ...more }), headers);

  const known = '{ viewer { roles } }';
  const unknown = canaries.plant('unknown header');
  await ask(known, {
    ...own,
    cookie: `session=${unknown}; theme="${unknown}"`,
    referer: `https://example.org/${unknown}`,
    'x-api-key': unknown,
    'x-forwarded-for': unknown,
    forwarded: `for=${unknown}`,
    'apollographql-client-name': unknown,
    traceparent: `00-${unknown}`,
    tracestate: `a=${unknown}`,
    baggage: `user=${unknown}`,
    'accept-language': unknown,
  });
  for (const given of ['x-dry-run', 'accept', 'content-encoding', 'origin', 'x-query-cost'])
    await ask(known, { ...own, [given]: canaries.plant('unknown header') });
  for (const scheme of ['Bearer', 'Basic', 'bearer  ', 'Digest username='])
    await ask(known, { authorization: `${scheme} ${canaries.plant('made-up credential')}` });
  for (const form of [
    (text: string) => `lk_live_${text.slice(0, 12)}_${text}_00000000`,
    (text: string) => `eyJhbGciOiJub25lIn0.${text}.x`,
  ])
    await ask(known, { authorization: `Bearer ${form(canaries.plant('made-up credential'))}` });

  const part = canaries.plant('part of an address');
  const paths = [
    '/graphql',
    '',
    `/${part}`,
    `/files/uploads/${part}`,
    `/files/downloads/${part}`,
    `/internal/${part}`,
    `/metrics/${part}`,
    '/health/ready',
  ];
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      await fetch(`${url}${path}?token=${part}`, {
        method,
        headers: own,
        body: method === 'GET' ? null : `{"x":"${part}"}`,
      });

  const body = canaries.plant('body that is no request');
  for (const text of [
    body,
    `{"query": "${body}`,
    `"${body}"`,
    `[${JSON.stringify(body)}]`,
    `{"query": ["${body}"]}`,
    `{"${body}": 1}`,
  ])
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', body])
      await send(text, { ...own, 'content-type': type });
  await send(JSON.stringify({ query: known, variables: body, extensions: { persistedQuery: body } }), own);
  await send(JSON.stringify({ query: known, documentId: body, extensions: { [body]: body } }), own);
  await ask(known, own, { variables: { [canaries.plant('unused variable')]: canaries.plant('unused variable') } });

  await documentTraffic(ask, canaries);
  const agent = canaries.plant('user agent');
  const signIn = 'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }';
  const input = { email: 'admin@cedar.example', password: 'correct horse battery staple' };
  await ask(signIn, { 'user-agent': agent }, { variables: { input } });
  const create = (name: string) =>
    `mutation { communityCreate(input: { name: "${name}", timeZone: "America/Chicago", currency: "USD" }) { community { id } userErrors { code } } }`;
  await ask(create('Keyed'), { ...own, 'idempotency-key': canaries.plant('idempotency key') });
  await ask(create('Traced'), { ...own, 'x-request-id': canaries.plant('request id') });
  await ask(
    `query ${canaries.plant('name of an operation that nobody registered')} { units(first: 50) { nodes { id property { name } } } }`,
  );
  const line = `x\n{"level":60,"msg":"${canaries.plant('text of a row')}"}\u001b[31m\u2028`;
  for (const name of [line, line.replaceAll('\n', '\r\n'), line.replaceAll(/\p{Cc}/gu, '')])
    await ask(
      'mutation ($input: ResidentCreateInput!) { residentCreate(input: $input) { resident { fullName } userErrors { message } } }',
      own,
      {
        variables: { input: { fullName: name, notes: name, email: `${name}@example.org` } },
      },
    );
  const forged = forgeries(canaries);
  for (const lines of forged) {
    const { headers, text } = await sendByHand(url, {
      lines,
      token: world.cedar.token,
      body: JSON.stringify({ query: known }),
    });
    collection.add('header of an answer', headers);
    keepBody(collection, text);
  }
  return forged.length;
};

/** Literal values of secrets in documents that are refused, in each way in which a document can be wrong. */
const documentTraffic = async (ask: (query: string) => Promise<unknown>, canaries: Canaries): Promise<void> => {
  const password = () => canaries.plant('wrong password');
  const create = (value: string, rest = '') =>
    `mutation { sessionCreate(input: { email: "admin@cedar.example", password: ${value} }) { userErrors { code ${rest} } } }`;
  const documents = [
    create(`"${password()}`),
    create(`"""${password()}`),
    create(`["${password()}"]`),
    create(`{ text: "${password()}" }`),
    create(password()),
    create(`"a" "${password()}"`),
    create(`"a" """${password()}"""`),
    create(`"${password()}"`, 'nothing'),
    create(`"${password()}", other: "${password()}"`),
    create(`"${password()}", password: "${password()}"`),
    `{ sessionCreate(input: { password: "${password()}" }) { userErrors { code } } }`,
    `mutation { sessionCreate(password: "${password()}") { userErrors { code } } }`,
    `mutation ($input: SessionCreateInput! = { email: "a", password: ["${password()}"] }) { sessionCreate(input: $input) { userErrors { code } } }`,
    `{ units(after: "${password()}") { totalCount } }`,
    `{ unit(id: "${password()}") { id } }`,
    `{ units(orderBy: "${password()}") { totalCount } }`,
    `{ units(filter: { status: "${password()}" }) { totalCount } }`,
    `{ viewer @include(if: "${password()}") { roles } }`,
    `{ leases(filter: { startsFrom: "${password()}" }) { totalCount } }`,
  ];
  for (const document of documents) await ask(document);
};

/** Headers that would begin a line of a log, colour a terminal or end a JSON text, as they go over the wire. */
const forgeries = (canaries: Canaries): readonly (readonly string[])[] => {
  const word = canaries.plant('unknown header');
  const forged = `{"level":60,"msg":"${word}"}`;
  return ['X-Request-Id', 'Traceparent', 'X-Dry-Run', 'Cookie', 'Authorization', 'Apollographql-Client-Name'].flatMap(
    (name) => [
      [`${name}: a\n${forged}`],
      [`${name}: a\r\n ${forged}`],
      [`${name}: \u001b[31m${word}\u001b[0m`],
      [`${name}: ${forged}`],
      [`${name}: a\u2028${forged}`],
      [`${name}: ${encodeURIComponent(`\n${forged}`)}`],
    ],
  );
};

/** Sends bytes that no decent client would send, and answers what comes until the server hangs up. */
const sendByHand = (
  url: string,
  { lines, token, body }: { lines: readonly string[]; token: string; body: string },
): Promise<{ headers: string; text: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(url);
    const head = [
      'POST /graphql HTTP/1.1',
      `Host: ${host}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(lines.some((line) => line.startsWith('Authorization')) ? [] : [`Authorization: Bearer ${token}`]),
      ...lines,
    ];
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [headers = '', ...rest] = answer.split('\r\n\r\n');
      resolve({ headers, text: rest.join('\r\n\r\n') });
    });
  });
