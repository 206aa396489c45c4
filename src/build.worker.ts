import { parentPort } from 'node:worker_threads';
import { readChatter } from './app/chatter-files';
import type { Language } from './core/question';
import {
  AssistantIndexBuilder,
  type BuiltAssistant,
  EverydayChatter,
  type ListedText,
  transferList,
} from './pipeline/gate/build-assistant.use-case';
import type { BuildReply, BuildRequest } from './search/build-thread';

/** What `LiveSnapshots` sends along with a build. */
interface ThreadSettings {
  language: Language;
  strictness: number;
  listed: ListedText[];
  pairs: { id: string; text: string }[];
}

const builders = new Map<string, AssistantIndexBuilder>();
const chatters = new Map<Language, EverydayChatter>();

function builderOf(assistant: string): AssistantIndexBuilder {
  const builder = builders.get(assistant) ?? new AssistantIndexBuilder();
  builders.set(assistant, builder);
  return builder;
}

function chatterOf(language: Language): EverydayChatter {
  const chatter = chatters.get(language) ?? new EverydayChatter(readChatter(language));
  chatters.set(language, chatter);
  return chatter;
}

function answer(request: BuildRequest): BuiltAssistant | null {
  if (request.kind === 'forget') {
    builders.delete(request.assistant);
    return null;
  }
  const builder = builderOf(request.assistant);
  if (request.kind === 'feed') {
    for (const id of request.removed) builder.remove(id);
    for (const { documentId, passages } of request.replaced) builder.replace(documentId, passages);
    return null;
  }
  const { language, ...settings } = request.settings as ThreadSettings;
  return builder.build({ ...settings, chatter: chatterOf(language) });
}

parentPort?.on('message', (request: BuildRequest) => {
  try {
    const payload = answer(request);
    parentPort?.postMessage({ status: 'done', payload } satisfies BuildReply, payload ? transferList(payload) : []);
  } catch (error) {
    parentPort?.postMessage({ status: 'failed', message: String(error) } satisfies BuildReply);
  }
});
