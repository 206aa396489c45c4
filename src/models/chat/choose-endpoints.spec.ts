import type { ChatRole } from '../../core/ports/chat-model';
import { chooseEndpoints } from './choose-endpoints';

const endpoint = (
  name: string,
  {
    roles = [],
    contextTokens,
    ready = true,
  }: { roles?: (ChatRole | 'long')[]; contextTokens?: number; ready?: boolean } = {},
) => ({ name, roles, contextTokens, isReady: () => ready });

const chosen = (endpoints: ReturnType<typeof endpoint>[], role: ChatRole, promptTokens = 100) =>
  chooseEndpoints(endpoints, { role, promptTokens, replyTokens: 1000, longTokens: 6000 }).map(({ name }) => name);

it('takes those that have the role, or have none, in their order', () => {
  const all = [
    endpoint('small', { roles: ['score', 'rewrite'] }),
    endpoint('any'),
    endpoint('large', { roles: ['answer'] }),
  ];
  expect(chosen(all, 'score')).toEqual(['small', 'any']);
  expect(chosen(all, 'answer')).toEqual(['any', 'large']);
  expect(chosen(all.slice(0, 1), 'answer')).toEqual([]);
});

it('passes over those whose context is too small, and asks those for long texts first', () => {
  const all = [
    endpoint('short', { contextTokens: 8192 }),
    endpoint('far', { contextTokens: 32_768 }),
    endpoint('long', { roles: ['long'] }),
  ];
  expect(chosen(all, 'answer', 100)).toEqual(['short', 'far']);
  expect(chosen(all, 'answer', 6500)).toEqual(['long', 'short', 'far']);
  expect(chosen(all, 'answer', 8000)).toEqual(['long', 'far']);
  expect(chosen(all, 'answer', 50_000)).toEqual(['long']);
  expect(chosen(all.slice(0, 2), 'answer', 50_000)).toEqual([]);
});

it('puts those behind that are down or would have to wait', () => {
  expect(chosen([endpoint('busy', { ready: false }), endpoint('free')], 'answer')).toEqual(['free', 'busy']);
});
