import { analyticsConfig, assistantsNamedByAnalytics, audiencesCrossed } from './analytics.config';

const clinic = {
  name: 'clinic',
  assistants: ['staff', 'help'],
  description: 'clinic.yaml',
  kind: 'sqlite',
  file: 'c.sqlite',
};
const audienceOf = (assistant: string) => (assistant === 'help' ? 'patients' : 'professionals');

it('keeps a source from assistants of another audience', () => {
  const config = analyticsConfig.parse({ sources: [{ ...clinic, audience: 'professionals' }] });
  expect(audiencesCrossed(config, audienceOf)).toEqual([
    { path: ['sources', 0, 'assistants', 1], audience: 'professionals' },
  ]);
  expect(audiencesCrossed(analyticsConfig.parse({ sources: [clinic] }), audienceOf)).toEqual([]);
});

it('names the assistants of every source but the sample', () => {
  const [sample] = analyticsConfig.parse(undefined).sources;
  const named = assistantsNamedByAnalytics(analyticsConfig.parse({ sources: [sample, clinic] }));
  expect(named.map(({ assistant }) => assistant)).toEqual(['staff', 'help']);
});

it('refuses two sources of one name', () => {
  expect(analyticsConfig.safeParse({ sources: [clinic, clinic] }).success).toBe(false);
});
