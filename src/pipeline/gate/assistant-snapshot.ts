import type { AssistantSnapshot } from '../../core/ports/passage-index';
import { NgramIndex } from '../../text/ngram-index';
import { SimilarTexts } from '../../text/similar-texts';
import type { BuiltAssistant } from './assistant-index-builder';
import { NgramGate } from './ngram-gate';

export interface RestoreOptions {
  assistant: string;
  revision: number;
  built: BuiltAssistant;
  reviewWidth: number;
}

/** Makes a live snapshot of what a build gave. Quick: nothing is computed from the passages again. */
export function restoreSnapshot({ assistant, revision, built, reviewWidth }: RestoreOptions): AssistantSnapshot {
  const index = new NgramIndex(built.index);
  const similarPairs = new SimilarTexts(built.similarPairs);
  const gate = new NgramGate({
    index,
    model: built.gate,
    listed: built.listed,
    similarListed: new SimilarTexts(built.similarListed),
    reviewWidth,
  });
  const { listed, heldOut } = built;
  return {
    assistant,
    revision,
    passageCount: index.unitCount,
    passages: index,
    gate,
    similarPairs: (text, limit) => similarPairs.nearest(text, limit),
    ...(heldOut && { heldOut: listed.map(({ kind, text }, at) => ({ kind, text, score: heldOut[at] ?? null })) }),
  };
}
