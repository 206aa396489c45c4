import type { z } from 'zod';

export type RequestErrorCode =
  | 'no-session'
  | 'wrong-token'
  | 'not-found'
  | 'still-pending'
  | 'unknown-assistant'
  | 'empty-text'
  | 'bad-request'
  | 'too-large'
  | 'picture-too-large'
  | 'picture-heic'
  | 'picture-unsupported'
  | 'picture-gone'
  | 'stopping';

/** A call of a page's API that cannot be done as asked. */
export class RequestError extends Error {
  /** @param detail names what was wrong, such as the path of a field; never a value */
  constructor(
    readonly code: RequestErrorCode,
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'RequestError';
  }
}

/** The body as the schema wants it. Throws a `bad-request` that names the fields which are wrong. */
export function readRequest<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => issue.path.join('.') || 'body');
  throw new RequestError('bad-request', [...new Set(fields)].join(', '));
}
