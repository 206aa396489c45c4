import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededCallback, neededEvents } from './check-events';
import { neededScopes } from './needed-scopes';

const page = readFileSync(join(__dirname, '../../../../docs/feishu.md'), 'utf8');

it('the page asks for the scopes that the doctor looks for', () => {
  const json = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}';
  expect(JSON.parse(json)).toEqual({ scopes: { tenant: neededScopes.map(({ anyOf }) => anyOf[0]), user: [] } });
});

it('the page names the events and the callback that the doctor looks for', () => {
  for (const name of [...neededEvents, neededCallback]) expect(page).toContain(`\`${name}\``);
});
