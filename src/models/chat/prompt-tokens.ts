import type { ChatRequest } from '../../core/ports/chat-model';
import { estimateTokens } from '../../text/estimate-tokens';

/** Room for a reply, and for what frames the messages. */
export const REPLY_TOKENS = 1000;
/** What vendors count for a picture of ordinary size, at most. */
const PICTURE_TOKENS = 1500;

/** What the request will take of a model's context, without the reply. */
export const promptTokens = ({
  system,
  user,
  pictures = [],
}: Pick<ChatRequest, 'system' | 'user' | 'pictures'>): number =>
  estimateTokens(system) + estimateTokens(user) + pictures.length * PICTURE_TOKENS;
