import { TermTable } from './term-table';
import { hashTerm, type Term, TermKind } from './terms';

const term = (at: number): Term => {
  const text = `term ${at}`;
  return hashTerm(text, 0, text.length, TermKind.word);
};
const COUNT = 50_000;

describe('TermTable', () => {
  const full = new TermTable();
  for (let at = 0; at < COUNT; at++) full.add(term(at));

  it('numbers terms in the order in which they come, through every growth', () => {
    expect(full.size).toBe(COUNT);
    for (let at = 0; at < COUNT; at++) expect(full.find(term(at))).toBe(at);
  });

  it('gives a known term its number again', () => {
    const table = new TermTable();
    expect([table.add(term(5)), table.add(term(6)), table.add(term(5))]).toEqual([0, 1, 0]);
    expect(table.size).toBe(2);
  });

  it('does not know what was never added', () => {
    expect(new TermTable().find(term(1))).toBe(-1);
    for (let at = COUNT; at < COUNT + 1000; at++) expect(full.find(term(at))).toBe(-1);
  });

  it('is the same after its data went through a clone', () => {
    const again = new TermTable(structuredClone(full.toData()));
    expect(again.size).toBe(COUNT);
    for (let at = 0; at < COUNT; at += 7) expect(again.find(term(at))).toBe(at);
    expect(again.find(term(COUNT))).toBe(-1);
  });

  it('hands out a copy: what is added later is not in it, and losing it loses nothing', () => {
    const table = new TermTable();
    table.add(term(1));
    const data = table.toData();
    table.add(term(2));
    expect(new TermTable(data).find(term(2))).toBe(-1);
    structuredClone(data, { transfer: [data.keys.buffer as ArrayBuffer, data.ids.buffer as ArrayBuffer] });
    expect(table.find(term(1))).toBe(0);
  });

  it('keeps collisions of slots apart', () => {
    // Terms that differ only above the lowest 32 bits share their slot.
    const table = new TermTable();
    const same = Array.from({ length: 300 }, (_, at) => 12_345 + at * 0x100000000);
    for (const key of same) table.add(key);
    expect(same.map((key) => table.find(key))).toEqual(same.map((_key, at) => at));
    expect(table.find(12_345 + 300 * 0x100000000)).toBe(-1);
  });
});
