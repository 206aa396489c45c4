import { intent } from '../../../test/fakes/intents';
import { notSetUp, question } from '../../../test/fakes/journey';
import type { IntentGuess, QuestionReading } from '../../core/intent';
import type { IntentRouter } from './intent-router';
import type { Read, ReadInput } from './question-reader';
import { routeIntent } from './route-intent';

const intents = [intent('how-to'), intent('medical')];
const sure: IntentGuess = { intent: 'how-to', confidence: 0.9, by: 'examples', runnerUp: 'medical' };
const unsure: IntentGuess = { intent: null, confidence: 0.4, by: 'none', runnerUp: 'how-to' };
const reading: QuestionReading = {
  isQuestion: true,
  intent: 'medical',
  topic: '头晕',
  needsContext: false,
  question: '头晕',
};

interface Setting {
  guess: IntentGuess;
  told?: QuestionReading | null;
  read?: (input: ReadInput) => Promise<Read>;
  mayAsk?: boolean;
  hasReader?: boolean;
}

async function routed({ guess, told = null, read = notSetUp, mayAsk = true, hasReader = true }: Setting) {
  const router = {
    route: () => guess,
    find: (name: string | null) => intents.find((item) => item.name === name) ?? null,
  } as unknown as IntentRouter;
  const input = {
    question: question({ text: '头晕', assistant: 'patients' }),
    reading: told,
    mayAsk,
    signal: undefined,
  };
  const result = await routeIntent(input, { router, reader: hasReader ? { read } : null });
  return { name: result.intent?.name ?? null, by: result.guess.by };
}

it('asks no model where the examples are sure, even where one told otherwise', async () => {
  expect(await routed({ guess: sure, told: reading })).toEqual({ name: 'how-to', by: 'examples' });
});

it('takes what a model told in preprocess before it asks again', async () => {
  expect(await routed({ guess: unsure, told: reading })).toEqual({ name: 'medical', by: 'model' });
});

it('asks once of a question that is to be answered, and of no other', async () => {
  const inputs: ReadInput[] = [];
  const read = (input: ReadInput): Promise<Read> => {
    inputs.push(input);
    return Promise.resolve({ status: 'read', reading, talk: [] });
  };
  expect(await routed({ guess: unsure, read })).toEqual({ name: 'medical', by: 'model' });
  expect(await routed({ guess: unsure, read, mayAsk: false })).toEqual({ name: null, by: 'none' });
  expect(inputs).toMatchObject([{ text: '头晕', assistant: 'patients', lines: [] }]);
});

it.each([
  ['fails', { status: 'failed', failure: 'timeout' }],
  ['finds that none fits', { status: 'read', reading: { ...reading, intent: null }, talk: [] }],
] as [string, Read][])('answers as ever where the model %s', async (_what, read) => {
  expect(await routed({ guess: unsure, read: () => Promise.resolve(read) })).toEqual({ name: null, by: 'none' });
});

it('answers as ever without a model, and asks none where there are no intents', async () => {
  expect(await routed({ guess: unsure, hasReader: false })).toEqual({ name: null, by: 'none' });
  expect(await routed({ guess: { ...unsure, runnerUp: null } })).toEqual({ name: null, by: 'none' });
});
