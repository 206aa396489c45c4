import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { readRedFlagReplies, unsignedNotice } from './red-flag-files';

const shipped = join(__dirname, '..', '..', 'config', 'red-flags');
const temporary = new TemporaryFolder();
const folder = join(temporary.path, 'red-flags');
const file = join(folder, 'stroke.zh.md');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(shipped, folder, { recursive: true });
});
afterAll(() => {
  temporary.remove();
});

describe('the fixed texts for emergencies', () => {
  it.each(readdirSync(shipped))('%s says first whom to call, then at most three steps', (name) => {
    const [first, ...steps] = (readFileSync(join(shipped, name), 'utf8').split('---\n')[2] ?? '').trim().split(/\n+/);
    expect(first).toMatch(/120/);
    expect(steps.length).toBeLessThanOrEqual(3);
    expect(steps.every((step) => /^\d\. /.test(step))).toBe(true);
  });

  it('count as unsigned until a clinician and a day stand in them', () => {
    const before = readRedFlagReplies(folder).unsigned.length;
    const text = readFileSync(file, 'utf8').replace(
      /reviewed-by:.*\nreviewed-on:.*/,
      'reviewed-by: 王医生\nreviewed-on: 2026-01-31',
    );
    writeFileSync(file, text);
    const { unsigned } = readRedFlagReplies(folder);
    expect(unsigned).toHaveLength(before - 1);
    expect(unsigned).not.toContain('stroke.zh.md');
    expect(unsignedNotice(unsigned)).toContain('seizure.en.md');
    expect(unsignedNotice([])).toBeNull();
  });

  it.each([
    ['---\nreviewed-by:\nreviewed-on:\n---\n', /stroke\.zh\.md: has no text/],
    ['请打 120', /stroke\.zh\.md: needs front matter/],
    ['---\nreviewer: x\n---\n请打 120', /stroke\.zh\.md: its front matter wants reviewed-by/],
    ['---\nreviewed-by: 王医生\nreviewed-on:\n---\n请打 120', /stroke\.zh\.md: is signed without the day/],
    ['---\nreviewed-by:\nreviewed-on:\n---\n先休息\n再打 120', /stroke\.zh\.md: its first line is to say whom to call/],
  ])('are refused by name where one cannot be used: %j', (text, words) => {
    writeFileSync(file, text);
    expect(() => readRedFlagReplies(folder)).toThrow(words);
  });

  it('are refused where one is missing or of no known class', () => {
    writeFileSync(join(folder, 'hiccups.zh.md'), '');
    expect(() => readRedFlagReplies(folder)).toThrow(/hiccups\.zh\.md: is of no known class/);
    rmSync(join(folder, 'hiccups.zh.md'));
    rmSync(file);
    expect(() => readRedFlagReplies(folder)).toThrow(/stroke\.zh\.md: is missing/);
  });
});
