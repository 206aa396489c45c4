import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FeishuApi } from '../api/feishu-api';

const GREETING = [
  '大家好，我是知识助手。有问题直接在群里问，或者 @我：我会依据资料回答并注明出处；闲聊我不插话，答不上来我会直说。',
  'Hello, I answer questions from the documents I was given, with sources. Just ask, or mention me; I stay out of small talk.',
].join('\n');

/** The platform remembers a `uuid` for an hour; a greeting to an event that is almost as old might come twice. */
export const GREETED_MILLISECONDS = 50 * 60_000;
const PAUSES_MILLISECONDS = [2_000, 10_000];

/** Posted once for each event, however often it is tried. Throws when the last attempt fails. */
export async function greet(api: Pick<FeishuApi, 'create'>, chatId: string, eventId: string): Promise<void> {
  const uuid = `greet-${createHash('sha256').update(eventId).digest('hex').slice(0, 40)}`;
  const attempt = () => api.create(chatId, { type: 'text', content: JSON.stringify({ text: GREETING }), uuid });
  for (const milliseconds of PAUSES_MILLISECONDS) {
    try {
      await attempt();
      return;
    } catch {
      await pause(milliseconds, undefined, { ref: false });
    }
  }
  await attempt();
}
