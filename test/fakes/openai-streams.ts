import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from './marked-answer';
import type { Scripted } from './openai-server';

const chunkOf = (choices: unknown, more: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_700_000_000,
  model: 'scripted',
  choices,
  ...more,
});
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** Single events of a stream, as text. */
export const events = {
  role: event(chunkOf([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }])),
  piece: (content: unknown, finishReason: unknown = null): string =>
    event(chunkOf([{ index: 0, delta: { content }, finish_reason: finishReason }])),
  finish: event(chunkOf([{ index: 0, delta: {}, finish_reason: 'stop' }])),
  usage: event(chunkOf([], { usage: { prompt_tokens: 100, completion_tokens: 23, total_tokens: 123 } })),
  done: 'data: [DONE]\n\n',
  /** Any object in place of a chunk. */
  object: event,
};

export const piecesOf = (text: string, length = 3): string[] =>
  (text.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? []).map((piece) => events.piece(piece));

/** What becomes of a stream behind its last event. */
export type StreamEnd = 'ends' | 'is cut' | 'hangs';

/** Sends these one after the other, with a pause before each. */
export const stream =
  (sent: Iterable<string | Buffer>, end: StreamEnd = 'ends', milliseconds = 0): Scripted =>
  async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
    const closed = once(response, 'close');
    for (const data of sent) {
      if (response.destroyed) return;
      if (!response.write(data)) await Promise.race([once(response, 'drain'), closed]);
      await pause(milliseconds);
    }
    if (end === 'ends') response.end();
    if (end === 'is cut') response.socket?.destroy();
  };

const whole = (text: string): string[] => [events.role, ...piecesOf(text), events.finish, events.usage, events.done];
const half = [events.role, ...piecesOf(answerOf('到140/90算高。[1]要复诊').slice(0, 40))];

function* endless(): Generator<string> {
  for (;;) yield events.piece('长'.repeat(1000));
}

/** Things that endpoints do that were asked to stream. */
export const streams = {
  text: (text: string): Scripted => stream(whole(text)),
  answer: (answer: string): Scripted => stream(whole(answerOf(answer))),
  /** Lines end as on other machines, with comments and pings in between, and bytes come as the network likes. */
  torn: (answer: string): Scripted => {
    const lines = [': hello\n\n', 'event: ping\ndata: {"type": "ping"}\n\n', 'nonsense\n', ...whole(answerOf(answer))];
    const bytes = Buffer.from(lines.join('').replaceAll('\n', '\r\n'));
    return stream(
      Array.from({ length: Math.ceil(bytes.length / 23) }, (_, at) => bytes.subarray(at * 23, at * 23 + 23)),
    );
  },
  /** Bears a finish reason from the first piece on, though an empty one. */
  emptyReasons: (answer: string): Scripted =>
    stream([...Array.from(answerOf(answer), (piece) => events.piece(piece, '')), events.finish, events.done]),
  withoutUsage: (answer: string): Scripted => stream([...piecesOf(answerOf(answer)), events.finish]),
  stalls: stream(half, 'hangs'),
  stallsAtOnce: stream([], 'hangs'),
  stallsBehindTheEnd: stream([...piecesOf(answerOf('高。[1]')), events.finish], 'hangs'),
  drips: stream(whole(answerOf('长'.repeat(300))), 'ends', 50),
  isCut: stream(half, 'is cut'),
  endsEarly: stream(half),
  isUnfinished: stream([...piecesOf(answerOf('高。[1]')), events.done]),
  isCutWithEmptyReasons: stream(Array.from(answerOf('高。[1]'), (piece) => events.piece(piece, ''))),
  saysNothing: stream([events.role, events.finish, events.usage, events.done]),
  echoesKey: ((request, response, asked) =>
    stream(whole(answerOf(`高。[1]钥匙是${request.headers.authorization ?? ''}。[1]`)))(
      request,
      response,
      asked,
    )) as Scripted,
  complainsWithKey: ((request, response, asked) => {
    const message = `Incorrect API key provided: ${request.headers.authorization ?? ''}`;
    return stream([...half, events.object({ error: { message, type: 'server_error' } })])(request, response, asked);
  }) as Scripted,
  garbage: stream([...half, 'data: <html>quota</html>\n\n', ...piecesOf('[1]。"}'), events.finish, events.done]),
  wrongTypes: stream([...half, events.piece({ text: '不' }), ...piecesOf('[1]。"}'), events.finish, events.done]),
  noObjects: stream(['data: 5\n\n', 'data: null\n\n', events.finish, events.done]),
  huge: stream([events.role, ...piecesOf(answerOf('长'.repeat(2_000_000)), 10_000), events.finish, events.done]),
  endless: stream(endless()),
} as const;
