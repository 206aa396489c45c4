import type { ChatPictures } from '../../src/core/ports/chat-pictures';
import { notSetUp } from './journey';

/** A folder with nothing in it. */
export const noPictures: ChatPictures = { put: notSetUp, find: () => Promise.resolve(null), prune: notSetUp };
