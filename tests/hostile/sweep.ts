import { setTimeout as sleep } from 'node:timers/promises';
import { isRequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import { type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import { hasField, isConnection, type RootField } from '../isolation/api-schema.ts';
import { rehearsal } from '../isolation/ask.ts';
import type { Samples } from '../isolation/inputs.ts';
import { correctness } from './correctness.ts';
import { canRehearse, kept } from './harmless.ts';
import { toJson } from './hostile-value.ts';
import { judge } from './judge.ts';
import { baseOf, type Variables, valuesFor, withValue } from './places.ts';
import { birchMark, cedarMark, type Scene } from './scene.ts';
import { post, type Reply } from './send.ts';
import { isInShare } from './share.ts';
import type { Target } from './targets.ts';

/** Sends every hostile value at every place of a field's arguments. A mutation is rehearsed; what a rule refused is then sent for real. */
export const sweep = async (scene: Scene, target: Target): Promise<readonly string[]> => {
  const { birch, catalog } = scene;
  const { kind, field } = target;
  const document = documentOf(target, birch.samples);
  const rehearsed = kind === 'mutation' && canRehearse(field);
  const findings: string[] = [];
  const send = async (variables: Variables, headers: Readonly<Record<string, string>>) => {
    const body = toJson({ query: document, variables });
    for (let attempt = 1; ; attempt += 1) {
      const reply = await post(birch.admin, body, headers);
      const judgement = judge(reply, { catalog, secret: new RegExp(cedarMark, 'i'), sent: body });
      // A busy machine says nothing about the value; one that stays busy is a finding.
      if (attempt === 4 || !judgement.refused.some(isPassing)) return { reply, judgement };
      await sleep(100 * attempt);
    }
  };

  const base = baseOf(field, { mark: `${birchMark}FRESH`, samples: birch.samples });
  if (kind === 'query' || rehearsed) {
    const { judgement, reply } = await send(base.variables, rehearsed ? rehearsal : {});
    const codes = [...judgement.refused, ...judgement.failed];
    if (codes.length > 0 || judgement.faults.length > 0) findings.push(`as it should be: ${reply.text.slice(0, 300)}`);
  }
  for (const place of base.places) {
    for (const tried of valuesFor(place)) {
      if (!isInShare([target.name, ...place.path], tried.name)) continue;
      const variables = kept(field, withValue(place.within, place.path, tried.value), place.path);
      const { reply, judgement } = await send(variables, rehearsed ? rehearsal : {});
      const faults = [
        ...judgement.faults,
        ...correctness({ place, tried, judgement, answer: answerAt(reply, target.path) }),
      ];
      if (rehearsed && judgement.refused.length === 0 && judgement.failed.length > 0)
        faults.push(...(await send(variables, {})).judgement.faults.map((fault) => `for real: ${fault}`));
      findings.push(...faults.map((fault) => `${place.path.join('.')} = ${tried.name.slice(0, 60)}: ${fault}`));
    }
  }
  return findings;
};

/** Codes that say nothing about what was sent. */
const isPassing = (code: string): boolean => isRequestErrorCode(code) && requestErrors[code].retryable;

/** What an answer says at a path; undefined where something on the way is null. */
const answerAt = ({ body }: Reply, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    body?.data,
  );

/** The operation with all of the field's arguments as variables, and of its answer what `correctness` looks at. */
const documentOf = ({ kind, field, within }: Target, samples: Samples): string => {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind} Hostile(${declared}) ${within(`${field.name}(${passed}) ${selectionOf(field)}`, samples)}`;
};

const selectionOf = (field: RootField): string => {
  if (isConnection(field.type)) return '{ totalCount nodes { __typename } }';
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  if (!hasField(type, 'userErrors')) return '{ __typename }';
  const objects = Object.values(type.getFields()).filter(({ name }) => name !== 'userErrors');
  const selections = objects.map(({ name, type: carried }) => `${name} ${leavesOf(carried)}`);
  return `{ ${selections.join(' ')} userErrors { code message path } }`;
};

/** Of the object of a payload, what may have the name of an input field: texts, numbers, days and amounts. */
const leavesOf = (type: GraphQLOutputType): string => {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const of = (...names: readonly string[]) =>
    fields.filter(({ type: leaf }) => names.includes(getNamedType(leaf).name)).map(({ name }) => name);
  const amounts = of('Money').map((name) => `${name} { minorUnits }`);
  return `{ ${['__typename', ...of('String', 'Int', 'Date'), ...amounts].join(' ')} }`;
};
