import { GroupBinding } from './group-binding';

const bind = (
  groups: Record<string, string>,
  { assistant, remembered = {} }: { assistant?: string; remembered?: Record<string, string> } = {},
) => {
  const kept = new Map(Object.entries(remembered));
  const options = { groups, assistant, directAssistant: undefined, remembered: kept };
  const binding = new GroupBinding({ ...options, remember: (id, name) => kept.set(id, name) });
  return { kept, of: (id: string, name: string | null) => binding.ofGroup(id, () => Promise.resolve(name)) };
};

it('goes by the id before the name', async () => {
  const { of } = bind({ '1@chatroom': 'research', 慢病群: 'patients' });
  expect(await of('1@chatroom', '慢病群')).toBe('research');
  expect(await of('2@chatroom', '慢病群')).toBe('patients');
});

it('leaves alone what nobody named, or takes the default', async () => {
  expect(await bind({ 慢病群: 'patients' }).of('3@chatroom', '买菜群')).toBeNull();
  expect(await bind({}).of('3@chatroom', '买菜群')).toBeNull();
  expect(await bind({ 慢病群: 'patients' }, { assistant: 'research' }).of('3@chatroom', '买菜群')).toBe('research');
  expect(await bind({ 慢病群: 'patients' }).of('3@chatroom', null)).toBeNull();
  expect(await bind({ 慢病群: 'patients' }).of('toString', 'constructor')).toBeNull();
});

it('keeps a group that is renamed, over a restart, too', async () => {
  const first = bind({ 慢病群: 'patients' });
  expect(await first.of('2@chatroom', '慢病群')).toBe('patients');
  expect(await first.of('2@chatroom', '夏令营')).toBe('patients');
  const second = bind({ 慢病群: 'patients' }, { remembered: Object.fromEntries(first.kept) });
  expect(await second.of('2@chatroom', '夏令营')).toBe('patients');
});

it('lets go of a group whose name is taken out of the configuration', async () => {
  expect(
    await bind({ 另一群: 'patients' }, { remembered: { '2@chatroom': '慢病群' } }).of('2@chatroom', '夏令营'),
  ).toBeNull();
});
