import { chaos } from './run-chaos';

jest.setTimeout(90_000);

describe('without a fault', () => {
  it.each(['deliveries', 'kills', 'lost-responses', 'multi-part', 'order'])('%s finds nothing', async (scenario) => {
    const { code, output } = await chaos('--plant', 'nothing', '--only', scenario);
    expect(output.trim().split('\n').at(-1)).toMatch(/"lost":0,"doubled":0,"misplaced":0,"seed":1\}$/);
    expect(code).toBe(0);
  });
});
