import { identifierParts, identifiersIn } from './identifier-parts';

describe('identifierParts', () => {
  it.each([
    ['loadConfig', ['load', 'config']],
    ['HTTPServer', ['http', 'server']],
    ['parse_args_v2', ['parse', 'args', 'v2']],
    ['Store.readAll', ['store', 'read', 'all']],
    ['MAX_SIZE', ['max', 'size']],
    ['__init__', ['init']],
  ])('takes %s apart', (identifier, parts) => {
    expect(identifierParts(identifier)).toEqual(parts);
  });
});

describe('identifiersIn', () => {
  it.each([
    ['loadConfig 在哪里定义', ['loadConfig']],
    ['where is parse_args defined?', ['parse_args']],
    ['`run` 是做什么的', ['run']],
    ['Store.readAll() 为什么慢', ['Store.readAll']],
    ['std::sort 的实现', ['std::sort']],
    ['connect 这个函数在哪', ['connect']],
  ])('finds them in %s', (text, expected) => {
    expect(identifiersIn(text)).toEqual(expected);
  });

  it.each([
    '血压140/90 mmHg高吗',
    'HbA1c多少正常',
    '吃维生素B12和NaCl',
    'what is the dose of warfarin',
    'qPCR怎么预约',
    'GPU不够用',
  ])('finds none in %s', (text) => {
    expect(identifiersIn(text)).toEqual([]);
  });
});
