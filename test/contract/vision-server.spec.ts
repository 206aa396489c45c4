import sharp from 'sharp';
import { chatEndpoints } from '../../src/app/model-endpoints';
import { promptsFolder } from '../../src/app/program-paths';
import { ModelQuestioner } from '../../src/media/look/model-questioner';
import { PromptFiles } from '../../src/models/prompt-files';
import { systemClock } from '../../src/observability/system-clock';
import { replies } from '../fakes/openai-server';
import { FakeVisionServer } from '../fakes/vision-server';

const server = new FakeVisionServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.reset();
});

const page = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'white' } }).composite([
    { input: { create: { width: 40, height: 20, channels: 3, background: 'black' } }, left: 10, top: 10 },
  ]);
const blackAt = [{ left: 10, top: 10, width: 40, height: 20 }];

function questioner(): ModelQuestioner {
  const section = { baseUrl: server.baseUrl, model: 'sees', apiKey: 'sk-1', timeoutSeconds: 2, endpoints: [] };
  const [endpoint] = chatEndpoints('vision', section, {
    clock: systemClock,
    meter: { onCall: () => undefined },
    breaker: { failures: 100, seconds: 1 },
    key: () => undefined,
  });
  if (!endpoint) throw new Error('There is no endpoint.');
  return new ModelQuestioner({ model: endpoint.model, prompts: new PromptFiles(promptsFolder) });
}

const asked = (bytes: Buffer, mediaType: 'image/jpeg' | 'image/png' = 'image/jpeg') => ({
  ...{ picture: { bytes, mediaType, width: 100, height: 60 }, question: '这个高不高？', known: '白细胞 12.1' },
  assistant: 'patients',
});

describe('FakeVisionServer, asked as the program asks', () => {
  it('answers each step from its script and finds no fault in what is as it should be', async () => {
    server.expectations = { blackAt, forbidden: ['张三'] };
    server.script = {
      look: ['没有 JSON', { kind: 'report', confidence: 0.9 }],
      observe: { observations: ['一张表'] },
      ask: '{"answer": "12.1"}',
    };
    const sut = questioner();
    const seen = asked(await page(100, 60).jpeg().toBuffer());
    expect(await sut.look(seen)).toMatchObject({ status: 'seen', value: { kind: 'report' }, usage: [{}, {}] });
    expect(await sut.observe(seen)).toMatchObject({ value: ['一张表'] });
    expect(await sut.ask(asked(await page(100, 60).png().toBuffer(), 'image/png'))).toMatchObject({ value: '12.1' });
    expect(server.faults).toEqual([]);
    expect(server.requests.map(({ step }) => step)).toEqual(['look', 'look', 'observe', 'ask']);
    expect(server.requests[0]).toMatchObject({
      ...{ question: '这个高不高？', known: '白细胞 12.1', model: 'sees', authorization: 'Bearer sk-1' },
      picture: { mediaType: 'image/jpeg', width: 100, height: 60 },
    });
  });

  it('sees what should not have been sent', async () => {
    const sut = questioner();
    server.expectations = {
      blackAt: [{ left: 60, top: 30, width: 30, height: 20 }],
      forbidden: ['Zhang'],
      maxBytes: 900,
    };
    const taken = await page(3000, 60)
      .withExif({ IFD0: { Artist: 'Zhang' } })
      .jpeg()
      .toBuffer();
    await sut.look({ ...asked(Buffer.concat([taken, Buffer.from('PK')])), known: 'Zhang 13812345678' });
    expect(server.faults.map((fault) => fault.replace(/\d+/g, '#'))).toEqual([
      'look: # × # dots, more than #',
      'look: # bytes, more than #',
      'look: metadata in the picture: APP#',
      'look: metadata in the picture: bytes behind the end',
      'look: not black at {"left":#,"top":#,"width":#,"height":#}: # % dark',
      'look: a telephone or identity number in the text',
      'look: the forbidden words Zhang in the text',
      'look: the forbidden words Zhang in the bytes of the picture',
    ]);
    server.reset();
    await sut.ask(asked(Buffer.from('GIF89a')));
    await sut.ask(asked(await page(50, 50).png().withIccProfile('srgb').toBuffer()));
    expect(server.faults).toEqual([
      'ask: a picture that cannot be decoded',
      'ask: image/png that is called image/jpeg',
      'ask: metadata in the picture: iCCP',
    ]);
  });

  it('may be blind, or down: the questioner fails', async () => {
    const sut = questioner();
    const seen = asked(await page(100, 60).jpeg().toBuffer());
    server.script = { look: replies.refusal(400), ask: replies.refusal(500), observe: "I can't view images." };
    expect((await sut.look(seen)).status).toBe('failed');
    expect((await sut.ask(seen)).status).toBe('failed');
    expect((await sut.observe(seen)).status).toBe('failed');
  });
});
