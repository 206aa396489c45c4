import type { SafePicture } from '../../core/picture';
import { type ChatModel, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import { EndpointRecogniser } from './endpoint.recogniser';

const picture: SafePicture = { bytes: Buffer.from('dots'), mediaType: 'image/png', width: 200, height: 100 };
const asked: ChatRequest[] = [];
const recogniser = (complete: () => string, isTrusted = false) => {
  const model: ChatModel = {
    complete: (request) => {
      asked.push(request);
      return Promise.resolve().then(() => ({ text: complete(), tokens: null }));
    },
  };
  return new EndpointRecogniser({ model, prompts: { render: (step) => step }, isTrusted });
};

it('makes lines of the cells that a model read, and gives text without a place all of the picture', async () => {
  const cells = [
    { text: '520', box: [0.5, 0.1, 0.6, 0.2] },
    { text: ' 尿酸 ', box: [0.1, 0.11, 0.3, 0.2] },
    { text: '张三', box: [12, 30, 50, 60] },
    { text: '' },
  ];
  const read = await recogniser(() => JSON.stringify({ cells })).recognise(picture);
  expect(read.status === 'read' && read.lines.map(({ words }) => words.map(({ text }) => text))).toEqual([
    ['尿酸', '520'],
    ['张三'],
  ]);
  expect(read.status === 'read' && read.lines.map(({ box }) => box)).toEqual([
    { left: 20, top: 10, width: 100, height: 11 },
    { left: 0, top: 0, width: 200, height: 100 },
  ]);
  expect(asked[0]).toMatchObject({ system: 'picture-letters', json: true, pictures: [{ mediaType: 'image/png' }] });
});

it.each([
  [() => 'I cannot see pictures.', 'failed'],
  [() => '{"cells": 3}', 'failed'],
  [
    () => {
      throw new ModelError('timeout', 'late');
    },
    'too-slow',
  ],
])('has failed where the model gives nothing usable', async (complete, reason) => {
  expect(await recogniser(complete).recognise(picture)).toEqual({ status: 'failed', reason });
});

it('counts as this machine only where it is trusted', () => {
  expect([recogniser(() => '').isLocal, recogniser(() => '', true).isLocal]).toEqual([false, true]);
});
