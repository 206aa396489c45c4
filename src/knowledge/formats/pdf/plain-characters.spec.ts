import { plainCharacters } from './plain-characters';

it.each([
  ['正⽂⾸⻚', '正文首页'],
  ['⻓期⻅⻔诊', '长期见门诊'],
  ['ﬁrst ﬂow', 'first flow'],
  ['a\u0000b\u200bc\uffff', 'abc'],
  ['ordinary，一般。', 'ordinary，一般。'],
])('makes %j plain', (text, plain) => {
  expect(plainCharacters(text)).toBe(plain);
});
