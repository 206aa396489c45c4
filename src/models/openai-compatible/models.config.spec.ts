import { modelsConfig } from './models.config';

const given = (transcription: object) => modelsConfig.safeParse({ chat: {}, transcription });
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
