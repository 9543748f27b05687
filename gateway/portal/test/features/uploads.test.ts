import { describe, expect, test } from 'vitest';
import { type Happening, isOver, isUnderWay, type Line, next, type Step } from '../../src/features/files/upload/machine';
import { comparable, decide } from '../../src/features/files/upload/resume';
import { remembered, speedOf, timeLeft } from '../../src/features/files/upload/speed';

const STEPS: Step[] = ['waiting', 'opening', 'sending', 'checking', 'verifying', 'paused', 'failed', 'changed', 'done'];
const line = (step: Step): Line => ({ id: '1', workspace: 'w', path: 'a', size: 10, step, sent: 0, digested: 0 });

const HAPPENINGS: Record<Happening['kind'], { happening: Happening; from: Partial<Record<Step, Step>> }> = {
  start: { happening: { kind: 'start' }, from: { waiting: 'opening' } },
  opened: { happening: { kind: 'opened', upload: 'u', sent: 4 }, from: { opening: 'sending' } },
  sent: { happening: { kind: 'sent', bytes: 5 }, from: { sending: 'sending' } },
  digested: { happening: { kind: 'digested', bytes: 5 }, from: { sending: 'sending', checking: 'checking', paused: 'paused' } },
  sentAll: { happening: { kind: 'sentAll' }, from: { sending: 'checking' } },
  completed: { happening: { kind: 'completed', sha256: 'f' }, from: { checking: 'verifying' } },
  stored: { happening: { kind: 'stored' }, from: { verifying: 'done' } },
  paused: { happening: { kind: 'paused' }, from: { waiting: 'paused', opening: 'paused', sending: 'paused', checking: 'paused' } },
  resumed: { happening: { kind: 'resumed' }, from: { paused: 'waiting', failed: 'waiting' } },
  failed: { happening: { kind: 'failed', fault: 'x' }, from: { opening: 'failed', sending: 'failed', checking: 'failed', verifying: 'failed', changed: 'failed' } },
  changed: { happening: { kind: 'changed', fault: 'x' }, from: { opening: 'changed', sending: 'changed', checking: 'changed', verifying: 'changed' } },
};

describe('the life of an upload', () => {
  test.each(Object.entries(HAPPENINGS))('%s leads on from the steps where it counts, and changes nothing in others', (_, { happening, from }) => {
    for (const step of STEPS) {
      const before = line(step);
      const after = next(before, happening);
      expect(after.step, step).toBe(from[step] ?? step);
      if (!from[step]) expect(after).toBe(before);
    }
  });

  test('keeps what it learnt', () => {
    let now = line('waiting');
    const all: Happening[] = [{ kind: 'start' }, { kind: 'opened', upload: 'u', sent: 4 }, { kind: 'sent', bytes: 6 }, { kind: 'paused' }, { kind: 'resumed' }, { kind: 'start' }, { kind: 'opened', upload: 'u', sent: 6 }, { kind: 'sentAll' }, { kind: 'completed', sha256: 'f' }, { kind: 'stored' }];
    all.forEach((happening) => (now = next(now, happening)));
    expect(now).toMatchObject({ step: 'done', upload: 'u', sent: 10, sha256: 'f' });
  });

  test('what is over holds no place', () => {
    expect(STEPS.filter((step) => isUnderWay(step) && isOver(step))).toEqual([]);
  });
});

describe('a file that is chosen', () => {
  const open = [
    { id: 'new', path: 'a/b.bam', size: 7 },
    { id: 'old', path: 'a/b.bam', size: 5 },
  ];

  test('goes on where an upload of its place and size is open', () => {
    expect(decide(open, 'a/b.bam', 5)).toEqual({ kind: 'goOn', upload: 'old' });
  });

  test('is told to be another where only its size differs', () => {
    expect(decide(open, 'a/b.bam', 6)).toEqual({ kind: 'changed', uploads: ['new', 'old'], was: 7 });
  });

  test('begins where nothing is open', () => {
    expect(decide(open, 'b.bam', 5)).toEqual({ kind: 'new' });
  });

  test('has its name in one composition of letters', () => {
    expect(decide([{ id: 'x', path: 'caf\u00e9', size: 1 }], 'cafe\u0301', 1)).toEqual({ kind: 'goOn', upload: 'x' });
  });

  test('is compared part by part where the store says the MD5', () => {
    const md5 = '0123456789abcdef0123456789ABCDEF';
    expect([...comparable([{ number: 1, etag: `"${md5}"` }, { number: 2, etag: 'x-2' }, { number: 3 }])]).toEqual([[1, md5.toLowerCase()]]);
  });
});

describe('speed', () => {
  test('is that of the last seconds', () => {
    let samples = [{ at: 0, bytes: 0 }];
    for (let second = 1; second <= 60; second++) samples = remembered(samples, { at: second * 1000, bytes: second <= 40 ? 0 : (second - 40) * 100 });
    expect(speedOf(samples)).toBeCloseTo(100);
    expect(timeLeft(1000, speedOf(samples))).toBeCloseTo(10_000);
  });

  test('is not said before there is something to say', () => {
    expect(speedOf([{ at: 0, bytes: 0 }, { at: 10, bytes: 5 }])).toBeUndefined();
    expect(timeLeft(10, undefined)).toBeUndefined();
    expect(timeLeft(10, 0)).toBeUndefined();
  });
});
