import { pluginVariable } from './plugin-variable';

it('gives a variable of the environment, but none of the program', () => {
  const environment = { SERPER_API_KEY: 'key', FENNELBEAN_MODELS__CHAT__API_KEY: 'secret' };
  expect(pluginVariable('SERPER_API_KEY', environment)).toBe('key');
  expect(pluginVariable('OTHER_KEY', environment)).toBeUndefined();
  expect(pluginVariable('FENNELBEAN_MODELS__CHAT__API_KEY', environment)).toBeUndefined();
});
