import type { Clock } from '../core/ports/clock';
import { SignedSourceLinks, type SourceLinkOptions } from './signed-source-links';

const DAY = 86_400_000;
const secret = 'a-secret-of-more-than-thirty-two-characters';
const reference = { questionId: 'Xk3_9-aB7cD5eF1gH2iJ4k', citation: 2 };

class SetClock implements Clock {
  time = 1_700_000_000_000;
  now = (): number => this.time;
  elapsed = (): number => 0;
}

function links(changes: Partial<SourceLinkOptions> = {}, clock = new SetClock()) {
  const options = { publicUrl: 'https://bean.example.org', linkSecret: secret, linkDays: 30, ...changes };
  return { clock, links: new SignedSourceLinks(options, clock) };
}
const tokenOf = (url: string | null): string => (url ?? '').split('/sources/')[1] ?? '';

describe('SignedSourceLinks', () => {
  it('makes an absolute address that leads back to the same citation', () => {
    const { links: sut } = links();
    const url = sut.sign(reference);
    expect(url).toMatch(/^https:\/\/bean\.example\.org\/sources\/[\w.-]+$/);
    expect(sut.verify(tokenOf(url))).toEqual(reference);
  });

  it.each(['https://bean.example.org/help', 'https://bean.example.org/help/'])('keeps the path of %s', (publicUrl) => {
    expect(links({ publicUrl }).links.sign(reference)).toMatch(/^https:\/\/bean\.example\.org\/help\/sources\/[^/]+$/);
  });

  it('makes none without a public address, and knows the old ones', () => {
    const token = tokenOf(links().links.sign(reference));
    const { links: sut } = links({ publicUrl: undefined });
    expect(sut.sign(reference)).toBeNull();
    expect(sut.verify(token)).toEqual(reference);
  });

  it('is short enough for the router of the server', () => {
    const token = tokenOf(links().links.sign({ questionId: 'x'.repeat(40), citation: 999 }));
    expect(token.length).toBeLessThanOrEqual(100);
  });

  it('works to the last moment and no longer', () => {
    const { links: sut, clock } = links();
    const token = tokenOf(sut.sign(reference));
    clock.time += 30 * DAY - 1;
    expect(sut.verify(token)).toEqual(reference);
    clock.time += 1;
    expect(sut.verify(token)).toBe('expired');
  });

  it('knows nothing that was signed with another secret, or without one', () => {
    const token = tokenOf(links().links.sign(reference));
    expect(links({ linkSecret: secret.toUpperCase() }).links.verify(token)).toBe('invalid');
    expect(links({ linkSecret: undefined }).links.verify(token)).toBe('invalid');
  });

  it('refuses a token with any one character changed', () => {
    const { links: sut } = links();
    const token = tokenOf(sut.sign(reference));
    for (let at = 0; at < token.length; at++) {
      const other = String.fromCharCode(token.charCodeAt(at) === 65 ? 66 : 65);
      expect(sut.verify(token.slice(0, at) + other + token.slice(at + 1))).toBe('invalid');
    }
  });

  it('refuses a longer time that was put into it', () => {
    const { links: sut, clock } = links();
    const longer = tokenOf(sut.sign(reference)).replace(/^\w+/, (9_999_999_999_999).toString(36));
    clock.time += 31 * DAY;
    expect(sut.verify(longer)).toBe('invalid');
  });

  it.each(['', '.', 'a.1.b.c', '../api', `zzzzzzzz.1.q.${'y'.repeat(43)}`, '🔗.1.🔗.🔗'])('refuses %p', (token) => {
    expect(links().links.verify(token)).toBe('invalid');
  });

  it('refuses a flood of characters', () => {
    expect(links().links.verify('x'.repeat(100_000))).toBe('invalid');
  });
});
