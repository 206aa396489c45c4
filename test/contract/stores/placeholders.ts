import { Seal } from '../../../src/stores/sealing/seal';
import { checkKey, forgetSealed } from '../../../src/stores/typeorm/check-key';
import { sealOldMessages } from '../../../src/stores/typeorm/seal-old-messages';
import { createStores, type Stores } from '../../../src/stores/typeorm/stores';
import type { Subject } from '../stores.contract';
import { group, message, settlement, strangeText } from './samples';

const seal = new Seal(Buffer.alloc(32, 7));
const otherSeal = new Seal(Buffer.alloc(32, 8));
const scope = { conversation: group, memberId: 'member-1' };
const phone = { placeholder: '[电话-7KQ2]', value: '138 0013 8000' };
const strange = { placeholder: '[地址-7KQ3]', value: strangeText };

export function describePlaceholders(subject: Subject): void {
  const open = (): Stores => createStores(subject.database, seal);
  const claim = (id: string, { receivedAt = 1000, values = [phone] } = {}) =>
    open().inbox.claim(message(id, { text: `打 ${phone.placeholder}`, receivedAt }), {
      rawText: `打 ${phone.value}`,
      placed: { values, expiresAt: receivedAt + 500 },
    });
  const rawTexts = async () => {
    const rows = await subject.database.dataSource.query<{ raw_text: string }[]>(
      'SELECT raw_text FROM inbox ORDER BY sequence',
    );
    return rows.map(({ raw_text: rawText }) => rawText);
  };
  const find = (placeholders: string[], { now = 1200, where = scope, stores = open() } = {}) =>
    stores.placeholders.find(where, placeholders, now);

  describe('placeholders', () => {
    it('are told to the member in the conversation, after a restart, too', async () => {
      await claim('m1', { values: [phone, strange] });
      await subject.restart();
      expect(await find([phone.placeholder, '[电话-9999]', strange.placeholder])).toEqual(
        expect.arrayContaining([phone, strange]),
      );
      expect(await find([phone.placeholder], { where: { ...scope, memberId: 'member-2' } })).toEqual([]);
      expect(await find([phone.placeholder], { where: { ...scope, conversation: { ...group, id: 'g2' } } })).toEqual(
        [],
      );
      expect(await find([])).toEqual([]);
    });

    it('and words as written stand in no table in plain, and open with the key alone', async () => {
      await claim('m1');
      const [sealed] = await rawTexts();
      expect(sealed).toMatch(/^v1\./);
      expect(seal.open(sealed ?? '', 'inbox m1')).toBe(`打 ${phone.value}`);
      expect(await find([phone.placeholder], { stores: createStores(subject.database, otherSeal) })).toEqual([]);
      const [record] = await open().inbox.history(group, 1);
      expect(record?.message).toStrictEqual(message('m1', { text: `打 ${phone.placeholder}` }));
    });

    it('are stored with their message or not at all', async () => {
      await claim('m1');
      expect(await claim('m1', { values: [strange] })).toBe('duplicate');
      expect(await find([strange.placeholder])).toEqual([]);
    });

    it('that are met again are kept for longer', async () => {
      await claim('m1', { receivedAt: 1000 });
      await claim('m2', { receivedAt: 2000 });
      expect(await find([phone.placeholder], { now: 2400 })).toEqual([phone]);
      expect(await find([phone.placeholder], { now: 2500 })).toEqual([]);
    });

    it('are deleted in time, and so are words as written; what is redacted stays', async () => {
      await claim('m1', { receivedAt: 1000 });
      await claim('m2', { receivedAt: 2000, values: [strange] });
      const { placeholders, inbox } = open();
      await placeholders.deleteExpired(1500, 1001);
      expect(await find([phone.placeholder], { now: 0 })).toEqual([]);
      expect(await find([strange.placeholder], { now: 0 })).toEqual([strange]);
      expect((await rawTexts()).map((text) => text === '')).toEqual([true, false]);
      await placeholders.deleteExpired(2500, 2001);
      expect(await find([strange.placeholder], { now: 0 })).toEqual([]);
      expect(await rawTexts()).toEqual(['', '']);
      const texts = (await inbox.history(group, 5)).map((record) => record.message.text);
      expect(texts).toEqual([`打 ${phone.placeholder}`, `打 ${phone.placeholder}`]);
    });
  });

  describe('words that could not be redacted', () => {
    it('are marked, and the message is like any other', async () => {
      const { inbox } = open();
      await inbox.claim(message('m1', { text: '' }), { rawText: '机密' });
      const job = await inbox.nextJob(group, 5000);
      expect(job?.messages).toStrictEqual([message('m1', { text: '', isUnredacted: true })]);
      expect(await inbox.settle(settlement('q1', { deliveries: [] }))).toBe(true);
    });
  });

  describe('messages of older programs', () => {
    const store = async (id: string, text: string, receivedAt: number) => {
      await open().inbox.claim(message(id, { text: '', receivedAt }));
      const sql = 'UPDATE inbox SET text = NULL, raw_text = ? WHERE id = ?';
      await subject.database.writer.write([{ sql, parameters: [text, id] }]);
    };
    const sealAll = () =>
      sealOldMessages({
        database: subject.database,
        seal,
        redact: (one) => {
          if (one.text.includes('boom')) throw new Error('cannot');
          return { message: { ...one, text: one.text.replace(phone.value, phone.placeholder) }, placed: [phone] };
        },
        keepSince: 1000,
        keepMilliseconds: 500,
      });

    it('are redacted and sealed once; what is too old is kept with placeholders only', async () => {
      await store('old', `打 ${phone.value}`, 500);
      await store('new', `打 ${phone.value}`, 1000);
      await store('plain', strangeText, 1000);
      await store('broken', 'boom', 1000);
      expect(await sealAll()).toBe(4);
      expect(await sealAll()).toBe(0);
      const texts = (await open().inbox.history(group, 9)).map((record) => record.message.text);
      expect(texts).toEqual([`打 ${phone.placeholder}`, `打 ${phone.placeholder}`, strangeText, '']);
      const [old, fresh, plain, broken] = await rawTexts();
      expect([old, plain]).toEqual(['', '']);
      expect(seal.open(fresh ?? '', 'inbox new')).toBe(`打 ${phone.value}`);
      expect(seal.open(broken ?? '', 'inbox broken')).toBe('boom');
      expect(await find([phone.placeholder], { now: 1499 })).toEqual([phone]);
      expect(await find([phone.placeholder], { now: 1500 })).toEqual([]);
    });
  });

  describe('the key', () => {
    const check = (by: Seal) => checkKey(subject.database, by);

    it('has to be the one that sealed', async () => {
      await check(seal);
      await check(seal);
      await claim('m1');
      await expect(check(otherSeal)).rejects.toThrow('holds sealed words that this key cannot open');
      await subject.restart();
      await check(seal);
    });

    it('may change where nothing is sealed any more, or what is sealed is given up', async () => {
      await check(seal);
      await check(otherSeal);
      await check(seal);
      await claim('m1');
      await forgetSealed(subject.database);
      await check(otherSeal);
      expect(await rawTexts()).toEqual(['']);
      expect((await open().inbox.history(group, 1))[0]?.message.text).toBe(`打 ${phone.placeholder}`);
    });
  });
}
