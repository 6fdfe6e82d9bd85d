import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

const watch = (isTTY: boolean) => {
  let written = '';
  let time = 0;
  const stream = { isTTY, columns: 80, write: (text: string) => (written += text) };
  const progress = createProgress({ stream, now: () => time });
  return {
    progress,
    after: (ms: number) => {
      time += ms;
    },
    written: () => written,
  };
};

describe('progress', () => {
  it('is a line every few seconds where nobody watches, and one at the end', () => {
    const { progress, after, written } = watch(false);
    progress.start('units', 2000);
    for (let step = 0; step < 8; step += 1) {
      after(1000);
      progress.advance(250);
    }
    progress.end();
    expect(written()).toBe('units: 750 of 2,000\nunits: 1,500 of 2,000\nunits: 2,000 of 2,000\n');
  });

  it('is a bar on a terminal that shows the time left, and vanishes when it is full', () => {
    const { progress, after, written } = watch(true);
    progress.start('units', 100);
    after(2000);
    progress.advance(25);
    const lastLine = written().split('\u001b[K').at(-1);
    expect(lastLine).toBe('██████░░░░░░░░░░░░░░░░░░  25 %  units: 25 of 100, 6 s left');
    progress.advance(75);
    progress.end();
    expect(written().endsWith('\r\u001b[K')).toBe(true);
  });

  it('never writes beyond the width of the terminal', () => {
    const { progress, written } = watch(true);
    progress.start('x'.repeat(200), 10);
    expect(written().replace('\r\u001b[K', '').length).toBeLessThan(80);
  });

  it('says nothing about work that there is none of', () => {
    const { progress, written } = watch(false);
    progress.start('units', 0);
    progress.end();
    expect(written()).toBe('');
  });
});
