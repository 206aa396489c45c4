import { join } from 'node:path';
import type { Citation } from '../../src/core/answer';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { answerTo, ConnectedRobot } from '../fakes/wecom-server/connected-robot';

const chatid = 'wrGroup1';
const from = 'liayi';
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]);
const folder = new TemporaryFolder().write({ 'cuff.png': png, 'cuff.svg': '<svg/>', 'all.csv': '方向,篇数' });

let robot: ConnectedRobot;
afterEach(() => robot.close());
afterAll(() => {
  folder.remove();
});

const source: Citation = {
  number: 1,
  evidenceId: 'e1',
  title: '血压数值',
  headingPath: ['怎么算高'],
  sources: ['中国高血压防治指南'],
  reviewedOn: null,
  url: 'https://bean.example.org/sources/e1?t=a)b',
};

const asked = async () => {
  robot = await (await ConnectedRobot.open()).is('ok');
  await robot.server.deliver({ chatid, from, text: '血压多少算高' });
  return robot.message();
};

describe('answers', () => {
  it('answer the message, name their sources as links, and can be judged', async () => {
    const question = await asked();
    const sent = await robot.channel.send(answerTo(question, '达到 140/90 算高 [1]。', { citations: [source] }));
    expect(sent.platformMessageId).not.toBe('');
    expect(robot.server.seen(chatid)).toMatchObject([
      { kind: 'stream', isFinished: true, answers: question.platformMessageId, feedbackId: 'q1' },
    ]);
    expect(robot.server.texts(chatid)[0]).toBe(
      [
        '达到 140/90 算高 [1]。',
        '',
        '来源：',
        '[1] [血压数值 › 怎么算高](https://bean.example.org/sources/e1?t=a%29b)（中国高血压防治指南）',
        '',
        '原文摘录，由程序自动整理 · Quoted by a program',
      ].join('\n'),
    );
    await robot.server.judge({ chatid, from }, { id: 'q1', type: 2, content: '没说低压', inaccurate_reason_list: [2] });
    await robot.server.judge({ chatid, from }, { id: 'q1', type: 3 });
    await robot.server.judge({ chatid, from }, { id: 'q1', type: 1 });
    await robot.until(() => robot.feedback.length === 2);
    expect(robot.feedback).toMatchObject([
      {
        questionId: 'q1',
        kind: 'down',
        memberId: from,
        conversation: { id: chatid },
        reason: expect.stringContaining('没说低压') as string,
      },
      { kind: 'up', reason: null },
    ]);
  });

  it('mention nobody and load nothing, whatever the documents or members wrote', async () => {
    const question = await asked();
    await robot.channel.send(
      answerTo(question, '问 <@all>，看 ![](https://x/y.png) 和 [这里](https://x)', { writer: 'fixed' }),
    );
    const [text = ''] = robot.server.texts(chatid);
    expect(text).not.toMatch(/<@|!\[|\]\(/);
    expect(text.replace(/\u200b/g, '')).toBe('问 ＜@all>，看 ![](https://x/y.png) 和 [这里](https://x)');
  });

  it('grow in one message while they are written', async () => {
    const question = await asked();
    const notes: [string, string | undefined][] = [];
    const store = (draft: string, id?: string) => Promise.resolve(void notes.push([draft, id]));
    const draft = await robot.channel.openDraft(answerTo(question, '达到', { writer: 'model' }), store);
    draft.show('达到 140/90');
    await robot.until(() => robot.server.texts(chatid)[0] === '达到 140/90');
    await draft.settle();
    const finished = answerTo(question, '达到 140/90 算高。', { writer: 'model', draft: notes.at(-1)?.[0] ?? null });
    const { platformMessageId } = await robot.channel.send(finished);
    expect(notes.map(([, id]) => id)).toEqual([undefined, platformMessageId]);
    const [message, ...more] = robot.server.seen(chatid);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ isFinished: true, feedbackId: 'q1' });
    expect(message?.states).toEqual(['达到', '达到 140/90', expect.stringContaining('达到 140/90 算高。')]);
  });

  it('that are long come in parts that the platform takes', async () => {
    const question = await asked();
    const text = '很长的回答。'.repeat(robot.channel.partCharacters / 6);
    const citations = Array.from({ length: 40 }, (_, at) => ({ ...source, number: at + 1, title: '标题'.repeat(60) }));
    await robot.channel.send(answerTo(question, text, { sendKey: 'q1-1', part: 1, parts: 2 }));
    await robot.channel.send(answerTo(question, text, { sendKey: 'q1-2', part: 2, parts: 2, citations }));
    const [first = '', second = ''] = robot.server.texts(chatid);
    expect(first).toContain('1/2');
    expect(second).toContain('来源：');
    expect(robot.server.seen(chatid).map(({ feedbackId }) => feedbackId)).toEqual([null, 'q1']);
    for (const part of [first, second]) expect(part).toContain(text);
  });

  it('with a picture show it below the words; each picture is put up once', async () => {
    const question = await asked();
    const images = [{ file: join(folder.path, 'cuff.png'), description: '袖带' }];
    await robot.channel.send(answerTo(question, '这样绑袖带', { images }));
    await robot.channel.send(answerTo(question, '再看一次', { sendKey: 'q2-1', images }));
    expect(robot.server.seen(chatid).map(({ kind, bytes }) => [kind, bytes?.equals(png)])).toEqual([
      ['stream', undefined],
      ['image', true],
      ['stream', undefined],
      ['image', true],
    ]);
    expect(robot.server.seen(chatid).every(({ answers }) => answers === question.platformMessageId)).toBe(true);
    expect(robot.server.log.of('carried-out').filter(({ cmd }) => cmd === 'aibot_upload_media_init')).toHaveLength(1);
  });

  it('describe a picture that the platform does not take', async () => {
    const question = await asked();
    const images = [{ file: join(folder.path, 'cuff.svg'), description: '袖带' }];
    await robot.channel.send(answerTo(question, '这样绑袖带', { images }));
    expect(robot.server.texts(chatid)).toEqual([expect.stringMatching(/这样绑袖带\n\n［图片：袖带］/)]);
  });

  it('hand over a file, and none that is gone', async () => {
    const question = await asked();
    const csv = { file: join(folder.path, 'all.csv'), name: '论文.csv' };
    await robot.channel.send(answerTo(question, '', { sendKey: 'q1-2', file: csv }));
    expect(robot.server.seen(chatid)).toMatchObject([
      { kind: 'file', text: '论文.csv', bytes: Buffer.from('方向,篇数') },
    ]);
    const gone = { ...csv, file: join(folder.path, 'gone.csv') };
    await expect(robot.channel.send(answerTo(question, '', { file: gone }))).rejects.toMatchObject({
      failure: 'refused',
    });
  });

  it('pass on a member’s message with its pictures', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid: 'wrGroup2', from, text: '你好' });
    await robot.server.deliver({ chatid, from, mixed: ['大家看', png] });
    const message = await robot.message(2);
    const attachments = [
      ...(message.details?.attachments ?? []),
      { kind: 'file' as const, key: 'x', name: '化验单.pdf' },
    ];
    const forwards = { platformMessageId: message.platformMessageId, attachments };
    const reply = answerTo(message, '（一群）大家看', { writer: 'fixed', forwards });
    await robot.channel.send({ ...reply, replyTo: '', conversation: { channel: 'wecom', id: 'wrGroup2' } });
    const [words, picture] = robot.server.seen('wrGroup2');
    expect(words).toMatchObject({ kind: 'markdown', text: '（一群）大家看\n\n［文件：化验单.pdf］' });
    expect(picture?.bytes?.equals(png)).toBe(true);
  });

  it('to nobody’s message are written to the conversation', async () => {
    const question = await asked();
    await robot.channel.send({ ...answerTo(question, '有一条待处理', { writer: 'fixed' }), replyTo: '' });
    expect(robot.server.seen(chatid)).toMatchObject([{ kind: 'markdown', text: '有一条待处理', answers: null }]);
  });

  it('for another robot, or to a group where nobody wrote, are refused', async () => {
    const question = await asked();
    const reply = answerTo(question, '好');
    await expect(robot.channel.send({ ...reply, app: 'aibOther' })).rejects.toMatchObject({ failure: 'refused' });
    const elsewhere = { ...reply, replyTo: '', conversation: { channel: 'wecom', id: 'wrElsewhere' } };
    await expect(robot.channel.send(elsewhere)).rejects.toMatchObject({ failure: 'refused' });
  });
});
