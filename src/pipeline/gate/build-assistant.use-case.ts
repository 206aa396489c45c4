export { AssistantIndexBuilder, type BuilderPassage, type BuiltAssistant } from './assistant-index-builder';
export { restoreSnapshot } from './assistant-snapshot';
export { type ChatterLines, EverydayChatter } from './everyday-chatter';
export type { ListedText } from './ngram-gate';
