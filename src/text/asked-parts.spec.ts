import { askedParts } from './asked-parts';

describe('askedParts', () => {
  it('are the questions of a text that asks several things', () => {
    expect(askedParts('退号要在什么时候申请，退费几天到账，去哪个窗口？')).toEqual([
      '退号要在什么时候申请',
      '退费几天到账',
      '去哪个窗口',
    ]);
    expect(askedParts('When does it open? How much is it?')).toEqual(['When does it open', ' How much is it']);
  });

  it('are none where what stands beside a question is its condition', () => {
    expect(askedParts('我在吃华法林，能喝酒吗')).toEqual([]);
    expect(askedParts('血压多少算高')).toEqual([]);
    expect(askedParts('')).toEqual([]);
  });
});
