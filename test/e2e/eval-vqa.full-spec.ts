import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';
import { FakeVisionServer } from '../fakes/vision-server';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

const folder = new ProgramFolder();
const vision = new FakeVisionServer();
const embedder = new ScriptedOpenAiServer();
const args = ['eval', 'vqa', '--data', 'vqa/questions.jsonl'];
const fennelbean = (more: string[], variables: Record<string, string> = {}) =>
  command(folder, [...args, ...more], { variables });

const questions = [
  { image: 'scan.jpg', question: 'Is there a bar?', answer: 'Yes', type: 'CLOSED' },
  { image: 'scan.jpg', question: 'Where is the bar?', answer: 'Right upper corner', type: 'OPEN' },
  { image: 'scan.jpg', question: 'How many?', answer: 2, type: 'OPEN' },
  { image: 'gone.jpg', question: 'Is it here?', answer: 'no', type: 'CLOSED' },
  { image: 'broken.jpg', question: 'Is it whole?', answer: 'no', type: 'CLOSED' },
];
const told: Record<string, string> = { 'Is there a bar?': 'yes.', 'Where is the bar?': 'the upper corner' };
const answering: Scripted = (request, response, asked) => {
  const answer = told[vision.requests.at(-1)?.question ?? ''];
  const reply = answer === undefined ? { answer: '', isAnswerable: false } : { answer, confidence: 0.9 };
  return replies.text(JSON.stringify(reply))(request, response, asked);
};
const lines = (values: readonly object[]): string => values.map((value) => JSON.stringify(value)).join('\n');

beforeAll(async () => {
  await Promise.all([vision.start(), embedder.start()]);
  vision.script = { 'ask-words': answering };
  folder.write({
    'vqa/questions.jsonl': lines(questions),
    'vqa/broken.jpg': 'no picture',
    'recorded.jsonl': lines(questions.map(({ answer, ...question }) => ({ ...question, predicted: answer }))),
  });
  const picture = sharp({ create: { width: 90, height: 60, channels: 3, background: 'grey' } }).composite([
    { input: { create: { width: 9, height: 20, channels: 3, background: 'white' } }, left: 70, top: 5 },
  ]);
  writeFileSync(
    join(folder.path, 'vqa/scan.jpg'),
    await picture
      .withExif({ IFD0: { Artist: 'Zhang' } })
      .jpeg()
      .toBuffer(),
  );
});
afterAll(async () => {
  await Promise.all([vision.stop(), embedder.stop()]);
  folder.remove();
});

const configured = () => ({
  FENNELBEAN_MODELS__VISION__BASE_URL: vision.baseUrl,
  FENNELBEAN_MODELS__VISION__MODEL: 'scripted',
  FENNELBEAN_MODELS__EMBEDDING__BASE_URL: embedder.baseUrl,
  FENNELBEAN_MODELS__EMBEDDING__MODEL: 'scripted',
});

describe('eval vqa', () => {
  it('asks the configured model, and names pictures that are missing or broken', async () => {
    const { exitCode, stdout, stderr } = await fennelbean(['--json'], configured());
    expect(exitCode).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(printed).toMatchObject({
      ...{ questions: 5, exactMatch: 0.2, declined: 1, failed: 2, missing: 0, tokens: 3 * 123 },
      yesNoAccuracy: 1 / 3,
      byType: { CLOSED: { questions: 3 }, OPEN: { questions: 2, yesNoAccuracy: null } },
    });
    expect(printed.tokenF1).toBeCloseTo((1 + 0.8) / 5);
    expect(printed.similarity).toBeGreaterThan(0.2);
    expect(printed.similarity).toBeLessThan(0.5);
    expect(stderr).toContain('gone.jpg: there is no such file');
    expect(stderr).toContain('broken.jpg: unsupported');
    expect(vision.faults).toEqual([]);
    expect(vision.requests.map(({ step }) => step)).toEqual(['ask-words', 'ask-words', 'ask-words']);
  });

  it('gives the key itself all there is, and says what similarity wants', async () => {
    const { stdout } = await fennelbean(['--recorded', 'recorded.jsonl']);
    expect(stdout).toMatch(/all +5 +100.0% +100.0% +100.0% +–\n0 declined, 0 failed, 0 not recorded/);
    expect(stdout).toContain('set models.embedding');
    const { stdout: json } = await fennelbean(['--recorded', 'recorded.jsonl', '--json'], configured());
    expect(JSON.parse(json)).toMatchObject({ exactMatch: 1, yesNoAccuracy: 1, tokenF1: 1, similarity: 1, tokens: 0 });
  });

  it('says what is to be configured', async () => {
    const { exitCode, stderr } = await fennelbean([]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Set models.vision');
  });
});
