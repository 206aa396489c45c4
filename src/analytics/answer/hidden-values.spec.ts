import { HiddenValues } from './hidden-values';

const hidden = new HiddenValues([{ placeholder: '[姓名-7KQ2]', value: "O'Hara\\" }]);

it('puts a value into what is matched, and takes it out of what is kept', () => {
  expect(hidden.shown('[姓名-7KQ2]发了几篇，[姓名-AAAA]呢')).toBe("O'Hara\\发了几篇，[姓名-AAAA]呢");
  expect(hidden.hidden("author = O'Hara\\ or 'O''Hara\\\\' or 'O''Hara\\'")).toBe(
    "author = [姓名-7KQ2] or '[姓名-7KQ2]' or '[姓名-7KQ2]'",
  );
  const phone = new HiddenValues([{ placeholder: '[电话-7KQ2]', value: '13800001111' }]);
  const rows = [['13800001111 x', 13_800_001_111, 13_800_001_112, null]];
  expect(phone.inTable({ columns: ['n'], rows }).rows).toEqual([
    ['[电话-7KQ2] x', '[电话-7KQ2]', 13_800_001_112, null],
  ]);
});

it('cannot end the literal that it stands in', () => {
  const sql = "SELECT 1 WHERE name = '[姓名-7KQ2]'";
  expect(hidden.inSql(sql, 'sqlite')).toBe("SELECT 1 WHERE name = 'O''Hara\\'");
  expect(hidden.inSql(sql, 'mysql')).toBe("SELECT 1 WHERE name = 'O''Hara\\\\'");
});
