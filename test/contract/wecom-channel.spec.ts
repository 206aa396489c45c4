import { answerTo, ConnectedRobot } from '../fakes/wecom-server/connected-robot';

const chatid = 'wrGroup1';
const from = 'liayi';
const picture = Buffer.from('a picture, as far as anybody looks');

let robot: ConnectedRobot;
afterEach(() => robot.close());

describe('what members send', () => {
  it('comes with who and where, and without the mention', async () => {
    robot = await (await ConnectedRobot.open({}, { options: { groups: { [chatid]: 'research' } } })).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高', createdAt: 1_700_000_000_000 });
    await robot.server.deliver({ from, text: '在吗', createdAt: null });
    const [group, direct] = [await robot.message(1), await robot.message(2)];
    expect(group).toMatchObject({
      conversation: { channel: 'wecom', id: chatid },
      app: robot.server.credentials.botId,
      assistant: 'research',
      member: { id: from, name: from },
      text: '血压多少算高',
      mentionsBot: true,
      sentAt: 1_700_000_000_000,
      details: { kind: 'text', attachments: [], quoted: null, mentionedOthers: [], isDirect: false },
    });
    expect(direct).toMatchObject({
      conversation: { id: `single:${from}` },
      assistant: 'patients',
      text: '在吗',
      mentionsBot: true,
      details: { isDirect: true },
    });
    expect(Math.abs(direct.sentAt - Date.now())).toBeLessThan(60_000);
  });

  it.each([
    ['the picture first', [picture, '这个药饭前吃还是饭后吃']],
    ['the words first', ['这个药饭前吃还是饭后吃', picture]],
  ])('as words with a picture, %s, is one message with both', async (_, mixed) => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, mixed });
    const message = await robot.message();
    expect(message).toMatchObject({ text: '这个药饭前吃还是饭后吃', details: { kind: 'post' } });
    const [attachment, ...more] = message.details?.attachments ?? [];
    if (!attachment) throw new Error('A picture is expected');
    expect(more).toEqual([]);
    const fetched = await robot.channel.fetchAttachment(message, attachment, { maxBytes: 1000 });
    expect(fetched.bytes.equals(picture)).toBe(true);
  });

  it('keeps its pictures in their order', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const pictures = [Buffer.from('first'), Buffer.from('second')] as const;
    await robot.server.deliver({ chatid, from, mixed: ['前', pictures[0], '后', pictures[1]] });
    const message = await robot.message();
    const loaded = await Promise.all(
      (message.details?.attachments ?? []).map((one) => robot.channel.fetchAttachment(message, one, { maxBytes: 99 })),
    );
    expect(message.text).toBe('前\n后');
    expect(loaded.map(({ bytes }) => bytes.toString())).toEqual(['first', 'second']);
  });

  it('directly may be a picture, a sound that is written down, or a file', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ from, image: picture });
    await robot.server.deliver({ from, voice: '二甲双胍什么时候吃' });
    await robot.server.deliver({ from, file: { name: '化验单.pdf', bytes: Buffer.from('%PDF') } });
    const [image, voice, file] = [await robot.message(1), await robot.message(2), await robot.message(3)];
    expect(image).toMatchObject({ text: '', details: { kind: 'image', attachments: [{ kind: 'image' }] } });
    expect(voice).toMatchObject({ text: '二甲双胍什么时候吃', details: { kind: 'voice', attachments: [] } });
    expect(file).toMatchObject({ text: '', details: { kind: 'file', attachments: [{ name: '化验单.pdf' }] } });
    const [attachment] = file.details?.attachments ?? [];
    if (!attachment) throw new Error('A file is expected');
    await expect(robot.channel.fetchAttachment(file, attachment, { maxBytes: 1000 })).resolves.toMatchObject({
      bytes: Buffer.from('%PDF'),
      name: '化验单.pdf',
    });
  });

  it.each([{ unknown: 'red_packet' }, { video: picture }])(
    'is handed on when it is of another kind: %j',
    async (said) => {
      robot = await (await ConnectedRobot.open()).is('ok');
      await robot.server.deliver({ from, ...said });
      expect(await robot.message()).toMatchObject({ text: '', details: { kind: 'other', attachments: [] } });
    },
  );

  it('quotes others with their words and pictures', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '这个对吗', quote: { text: '喝水能降压' } });
    await robot.server.deliver({ chatid, from, text: '这是什么', quote: { image: picture } });
    const [words, shown] = [await robot.message(1), await robot.message(2)];
    expect(await robot.channel.fetchQuoted(words)).toMatchObject({ text: '喝水能降压', isFromBot: null });
    const quoted = await robot.channel.fetchQuoted(shown);
    expect(quoted).toMatchObject({ text: null, attachments: [{ kind: 'image' }] });
    const [attachment] = quoted?.attachments ?? [];
    if (!attachment) throw new Error('A picture is expected');
    const fetched = await robot.channel.fetchAttachment(shown, attachment, { maxBytes: 1000 });
    expect(fetched.bytes.equals(picture)).toBe(true);
  });

  it('quotes the robot, which knows its own words again', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    const answer = '诊室血压达到 140/90 mmHg 算高血压，在家量是 135/85。';
    const { platformMessageId } = await robot.channel.send(answerTo(await robot.message(), answer));
    await robot.server.deliver({ chatid, from, text: '那低压呢', quote: { text: answer } });
    const follow = await robot.message(2);
    expect(follow.details?.quoted).toMatchObject({ platformMessageId, text: answer, isFromBot: true });
  });

  it('comes twice under one id when the platform delivers it twice, and is answered by the latest request', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const first = await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    robot.server.forgetRequests();
    await robot.server.redeliver(first);
    const [one, other] = [await robot.message(1), await robot.message(2)];
    expect(other.platformMessageId).toBe(one.platformMessageId);
    await robot.channel.send(answerTo(other, '140/90'));
    expect(robot.server.seen(chatid)).toMatchObject([{ kind: 'stream' }]);
  });

  it('that could not be stored is tried again; after too many times its member is told', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    robot.fail = new Error('database is locked');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    await robot.until(() => robot.server.seen(chatid).length === 1);
    expect(robot.server.texts(chatid)[0]).toMatch(/没有收好.*again/s);
    expect(robot.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(robot.logger.text()).not.toContain('血压');
  });

  it('that is stored at the second attempt is not complained about', async () => {
    robot = await (await ConnectedRobot.open({ storePauses: [50] })).is('ok');
    robot.fail = new Error('database is locked');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    await robot.until(() => robot.logger.text().includes('tried again'));
    robot.fail = null;
    expect(await robot.message()).toMatchObject({ text: '血压多少算高' });
    expect(robot.server.seen(chatid)).toEqual([]);
  });
});

describe('files', () => {
  const sent = async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ from, image: picture });
    const message = await robot.message();
    const [attachment] = message.details?.attachments ?? [];
    if (!attachment) throw new Error('A picture is expected');
    const fetching = (maxBytes: number, key = attachment.key) =>
      robot.channel.fetchAttachment(message, { ...attachment, key }, { maxBytes });
    return { fetching, key: attachment.key };
  };

  it('are gone after five minutes, by our clock and by theirs', async () => {
    const { fetching } = await sent();
    robot.server.clock.advance(300_001);
    await expect(fetching(1000)).rejects.toMatchObject({
      failure: 'gone',
      message: expect.stringContaining('403') as string,
    });
    robot.clock.advance(300_001);
    await expect(fetching(1000)).rejects.toMatchObject({ failure: 'gone' });
  });

  it('that are larger than asked for are not loaded', async () => {
    const { fetching } = await sent();
    await expect(fetching(picture.length)).resolves.toMatchObject({ bytes: picture });
    await expect(fetching(picture.length - 1)).rejects.toMatchObject({ failure: 'too-large' });
    await expect(fetching(1)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('with a key that does not fit, or no address, fail without their address in the words', async () => {
    const { fetching, key } = await sent();
    const file = JSON.parse(key) as object;
    const other = JSON.stringify({ ...file, aeskey: Buffer.alloc(32, 1).toString('base64') });
    await expect(fetching(1000, other)).rejects.toMatchObject({ failure: 'failed' });
    const nowhere = JSON.stringify({ ...file, url: 'http://127.0.0.1:1/media/secret-sign' });
    await expect(fetching(1000, nowhere)).rejects.toMatchObject({ failure: 'failed' });
    await expect(fetching(1000, nowhere)).rejects.not.toThrow('secret-sign');
    await expect(fetching(1000, JSON.stringify({ ...file, url: 'file:///etc/passwd' }))).rejects.toMatchObject({
      failure: 'gone',
    });
    await expect(fetching(1000, 'img_v3_1')).rejects.toMatchObject({ failure: 'gone' });
  });
});

it('a member who enters the robot’s chat is welcomed', async () => {
  robot = await (await ConnectedRobot.open()).is('ok');
  await robot.server.enter(from);
  await robot.until(() => robot.server.seen(from).length === 1);
  expect(robot.server.seen(from)).toMatchObject([
    { kind: 'welcome', text: expect.stringContaining('知识助手') as string },
  ]);
});
