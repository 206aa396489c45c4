import { missingPart } from './missing-part';

describe('missingPart', () => {
  it.each([
    ['多久换一次', '▢多久换一次'],
    ['那怎么升级', '▢怎么升级'],
    ['副作用大吗', '▢的副作用大吗'],
    ['有人用过吗', '有人用过▢吗'],
    ['你们觉得怎么样', '你们觉得▢怎么样'],
    ['离心机多久保养', null],
    ['那天食堂没开', null],
    ['', null],
  ])('of "%s" is %j', (text, expected) => {
    const part = missingPart(text);
    const shown = part && `${text.slice(0, part.at)}▢${part.link}${text.slice(part.at + part.dropped)}`;
    expect(shown).toBe(expected);
  });
});
