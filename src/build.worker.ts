import { parentPort } from 'node:worker_threads';
import { readChatter } from './app/chatter-files';
import {
  AssistantIndexBuilder,
  type BuiltAssistant,
  EverydayChatter,
  type ListedText,
} from './pipeline/gate/build-assistant.use-case';
import type { BuildReply, BuildRequest } from './search/build-thread';

/** What `LiveSnapshots` sends along with a build. */
interface ThreadSettings {
  strictness: number;
  listed: ListedText[];
  pairs: { id: string; text: string }[];
  isRefined: boolean;
}

const builders = new Map<string, AssistantIndexBuilder>();
const chatter = new EverydayChatter(readChatter());

function builderOf(assistant: string): AssistantIndexBuilder {
  const builder = builders.get(assistant) ?? new AssistantIndexBuilder(chatter);
  builders.set(assistant, builder);
  return builder;
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
  return builder.build(request.settings as ThreadSettings);
}

parentPort?.on('message', (request: BuildRequest) => {
  try {
    const payload = answer(request);
    parentPort?.postMessage({ status: 'done', payload } satisfies BuildReply);
  } catch (error) {
    parentPort?.postMessage({ status: 'failed', message: String(error) } satisfies BuildReply);
  }
});
