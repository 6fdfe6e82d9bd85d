import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Canaries, newCanaries } from './masking/canary.ts';
import { type Evidence, folded, formsOf, leaksOf, placesOf } from './masking/evidence.ts';
import { controlCharacters, linesOf } from './masking/log-lines.ts';
import { knownTexts } from './masking/overheard.ts';
import { type Kind, promises } from './masking/promises.ts';
import { type DatabaseServer, openStage, startDatabaseServer } from './masking/stage.ts';
import { allTraffic, type Told } from './masking/traffic.ts';
import { hasRedis, type Mode } from './support/product.ts';

const everyMode: readonly Mode[] = ['one process', 'services'];
const kinds = Object.keys(promises) as Kind[];

// Values that nothing else looks like go in wherever something can be written, and are looked for wherever something can be read.
describe('what is overheard', () => {
  let server: DatabaseServer;
  beforeAll(async () => {
    server = await startDatabaseServer();
  }, 120_000);
  afterAll(() => server?.stop());

  describe.each(everyMode)('in %s', (mode) => {
    describe.skipIf(mode === 'services' && !hasRedis)('by whoever reads what is said and kept', () => {
      let canaries: Canaries;
      let spoken: Evidence;
      let evidence: Evidence;
      let told: Told;
      beforeAll(async () => {
        const stage = await openStage(mode, server);
        canaries = newCanaries();
        try {
          told = await allTraffic(stage, canaries);
        } finally {
          spoken = await stage.end();
        }
        evidence = folded(spoken);
      }, 300_000);

      test.each(kinds)('is no %s, but where it may be', (kind) => {
        const planted = canaries.all().filter((canary) => canary.kind === kind);
        expect(planted.length).toBeGreaterThan(0);
        expect(planted.flatMap((canary) => leaksOf(canary, evidence))).toEqual([]);
      });

      test('is every program, and what it says and keeps is searched', () => {
        const missing = knownTexts(mode).filter(
          ({ place, text }) => !evidence.get(place)?.includes(text.toLowerCase()),
        );
        expect(missing).toEqual([]);
        expect([...evidence.keys()].filter((place) => place.startsWith('table ')).length).toBeGreaterThan(40);
        expect([...evidence.keys()].filter((place) => place.startsWith('answer of ')).length).toBeGreaterThan(50);
      });

      test('is each kind of value that may be somewhere, or it was never looked for', () => {
        const found = (kind: Kind) =>
          canaries.all().some((canary) => canary.kind === kind && placesOf(canary.value, evidence).length > 0);
        expect(kinds.filter((kind) => promises[kind].length > 0 && !found(kind))).toEqual([]);
      });

      test('is a value that is let slip on purpose, wherever that happens and whatever it looks like there', () => {
        for (const kind of kinds) {
          const canary = canaries.all().find((known) => known.kind === kind)!;
          for (const place of [
            'log of lintel',
            'log of gateway',
            'log of the database',
            'metrics of finance',
            'redis',
          ]) {
            if (promises[kind].some(({ where }) => where.test(place))) continue;
            for (const form of formsOf(canary.value)) {
              const line = `{"level":50,"params":["${form}"],"msg":"a statement failed"}`;
              const slipped = new Map([...evidence, [place, `${evidence.get(place) ?? ''}\n${line}`]]);
              expect(leaksOf(canary, slipped).join(), `${kind} as ${form} in ${place}`).toContain(
                `${kind} in ${place}`,
              );
            }
          }
        }
      });

      test('are faults of the database, told by their code alone', () => {
        expect(told.faults).toEqual(['INTERNAL', 'INVALID_VALUE', 'DEADLINE_EXCEEDED']);
        const logs = [...evidence].filter(([place]) => /^log of (lintel|property)$/.test(place));
        expect(logs.map(([, text]) => text).join()).toContain('"errorcode":"22012"');
      });

      test('are lines of logs that nobody could forge: each is one object, without a character that a terminal obeys', () => {
        const logs = [...spoken].filter(([place]) => place.startsWith('log of ') && place !== 'log of the database');
        expect(logs.length).toBe(mode === 'services' ? 7 : 1);
        for (const [place, text] of logs) {
          expect(controlCharacters(text), place).toEqual([]);
          for (const line of linesOf(text)) {
            expect(line.isObject, `${place}: ${line.text}`).toBe(true);
            expect(line.text, place).not.toMatch(/eyJ[\w-]+\.eyJ/);
          }
        }
        expect(told.forgeries).toBeGreaterThan(30);
      });
    });
  });
});
