import { placeholdersIn, replacePlaceholders, withoutPlaceholders } from './placeholders';

const text = '我的电话[电话-7KQ2]，[phone-ABCD] too, [电话-7KQ2]；[电话] [引用-7KQ2] [电话-0IO1] [电话-7KQ22] [1]';

it('tells placeholders from other brackets', () => {
  expect(placeholdersIn(text)).toEqual(['[电话-7KQ2]', '[phone-ABCD]']);
  expect(withoutPlaceholders('我住[地址-7KQ2]，血压高')).toBe('我住，血压高');
  expect(withoutPlaceholders('我叫[姓名-ABCD]，电话：[电话-7KQ2]，盐一天几克')).toBe('盐一天几克');
  expect(withoutPlaceholders('血压高 [1]')).toBe('血压高 [1]');
  expect(replacePlaceholders('[电话-7KQ2]、[姓名-ABCD]', (one) => one.slice(1, 3))).toBe('电话、姓名');
});
