import { join } from 'node:path';
import { checkArchitecture } from './architecture/check-architecture';
import { rules } from './architecture/rules';

it('keeps the rules of the house', () => {
  expect(checkArchitecture(join(__dirname, '..'), rules)).toEqual([]);
});
