import { VectorStoreError } from '../../../core/ports/vector-store';

/** What Chroma's client throws, as the port tells it. Its errors carry a name; what they say may hold an address, but no secret. */
export function chromaFault(error: unknown, server: string): VectorStoreError {
  if (error instanceof VectorStoreError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  switch (name) {
    case 'ChromaConnectionError':
    case 'ChromaRateLimitError':
    case 'AbortError':
    case 'TimeoutError':
      return new VectorStoreError('unreachable', `The Chroma server at ${server} does not answer.`);
    case 'ChromaNotFoundError':
      return new VectorStoreError('missing-collection', 'The Chroma server knows no such collection.');
    case 'ChromaAuthError':
    case 'ChromaForbiddenError':
      return new VectorStoreError(
        'refused',
        `The Chroma server at ${server} wants another token: set FENNELBEAN_VECTORS__CHROMA__TOKEN.`,
      );
    case 'ChromaServerError':
      return new VectorStoreError('damaged', `The Chroma server at ${server} failed: ${firstLine(message)}`);
    default:
      return new VectorStoreError(
        message.includes('dimension') ? 'wrong-dimension' : 'refused',
        `The Chroma server at ${server} refused: ${firstLine(message)}`,
      );
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300);
