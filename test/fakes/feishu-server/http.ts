import { type IncomingMessage, type ServerResponse } from 'node:http';

/** One part of a form. */
export interface FormPart {
  fileName: string | undefined;
  mediaType: string | undefined;
  bytes: Buffer;
}

export interface RequestBody {
  raw: Buffer;
  /** Empty for what is no JSON object. */
  json: Record<string, unknown>;
  form: Map<string, FormPart>;
}

export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  const isForm = type.startsWith('multipart/form-data') && boundary !== undefined;
  return {
    raw,
    json: isForm ? {} : readObject(raw),
    form: isForm ? readForm(raw, boundary) : new Map<string, FormPart>(),
  };
}

function readObject(raw: Buffer): Record<string, unknown> {
  try {
    const value = JSON.parse(raw.toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** RFC 7578, as far as clients use it. */
function readForm(raw: Buffer, boundary: string): Map<string, FormPart> {
  const form = new Map<string, FormPart>();
  const delimiter = Buffer.from(`--${boundary}`);
  let start = raw.indexOf(delimiter);
  while (start >= 0) {
    const end = raw.indexOf(delimiter, start + delimiter.length);
    if (end < 0) break;
    const part = raw.subarray(start + delimiter.length + 2, end - 2);
    const headerEnd = part.indexOf('\r\n\r\n');
    const header = part.subarray(0, headerEnd).toString('utf8');
    const name = /name="([^"]*)"/.exec(header)?.[1];
    if (name !== undefined) {
      const fileName = /filename="([^"]*)"/.exec(header)?.[1];
      const mediaType = /content-type: *([^\r\n]+)/i.exec(header)?.[1];
      form.set(name, { fileName, mediaType, bytes: part.subarray(headerEnd + 4) });
    }
    start = end;
  }
  return form;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (response.destroyed || response.headersSent) return;
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}
