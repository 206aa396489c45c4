import { modelsConfig } from './models.config';

const givenAll = (changes: object) =>
  modelsConfig.safeParse({ chat: {}, transcription: {}, embedding: {}, rerank: {}, ...changes });
const given = (transcription: object) => givenAll({ transcription });
const problemOf = (transcription: object) => given(transcription).error?.issues[0];

it('writes nothing down when nothing is set, and has its limits all the same', () => {
  expect(given({}).data?.transcription).toEqual({
    timeoutSeconds: 30,
    maxSeconds: 60,
    maxMegabytes: 5,
    secondsPerHour: 3600,
  });
});

it('needs the name of a model with an address', () => {
  expect(problemOf({ baseUrl: 'http://127.0.0.1:8000/v1' })?.path).toEqual(['transcription', 'model']);
  expect(given({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'whisper-1' }).success).toBe(true);
});

it.each([
  ['baseUrl', 'file:///etc/passwd'],
  ['spokenLanguage', 'Chinese'],
  ['maxSeconds', 0],
  ['maxMegabytes', 26],
  ['secondsPerHour', 0],
])('refuses %s: %s', (option, value) => {
  expect(problemOf({ [option]: value })?.path).toEqual(['transcription', option]);
});

it('has its limits for vectors and for judging without any address', () => {
  expect(givenAll({}).data).toMatchObject({
    embedding: {
      timeoutSeconds: 30,
      queryInstruction: '',
      passageInstruction: '',
      batchSize: 32,
      batchCharacters: 24_000,
      parallel: 2,
    },
    rerank: { timeoutSeconds: 10, maxDocuments: 50 },
  });
});

it.each(['embedding', 'rerank'])('needs the name of a model with an address: %s', (section) => {
  const address = { baseUrl: 'http://127.0.0.1:8000/v1' };
  expect(givenAll({ [section]: address }).error?.issues[0]?.path).toEqual([section, 'model']);
  expect(givenAll({ [section]: { ...address, model: 'bge-m3' } }).success).toBe(true);
});

it.each([
  ['embedding', 'baseUrl', 'ftp://127.0.0.1/v1'],
  ['embedding', 'dimensions', 1],
  ['embedding', 'batchSize', 0],
  ['embedding', 'batchSize', 257],
  ['embedding', 'parallel', 0],
  ['embedding', 'queryInstruction', '长'.repeat(1001)],
  ['rerank', 'maxDocuments', 0],
  ['rerank', 'timeoutSeconds', 0],
])('refuses %s.%s: %s', (section, option, value) => {
  expect(givenAll({ [section]: { [option]: value } }).error?.issues[0]?.path).toEqual([section, option]);
});
