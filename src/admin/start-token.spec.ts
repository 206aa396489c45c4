import { StartToken } from './start-token';

describe('StartToken', () => {
  const token = new StartToken('correct-horse-battery');

  it('knows itself', () => {
    expect(token.matches('correct-horse-battery')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'correct-horse-batter',
    'correct-horse-battery ',
    'CORRECT-HORSE-BATTERY',
    'x'.repeat(100_000),
  ])('knows nothing else', (offered) => {
    expect(token.matches(offered)).toBe(false);
  });
});
