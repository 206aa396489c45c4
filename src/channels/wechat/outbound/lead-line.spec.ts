import { leadLine, withoutLead } from './lead-line';

const asked = (name: string, text: string) => ({ id: 'm1', memberId: 'li', name, text, attachments: [] });

it('mentions who asked, and quotes the beginning of what they asked', () => {
  expect(leadLine(asked('李阿姨', '化疗后能吃虾吗'))).toBe('@李阿姨\u2005「化疗后能吃虾吗」\n');
  expect(leadLine(asked('李阿姨', '我妈上周刚做完第三次化疗，现在胃口不好，能吃虾吗'))).toBe(
    '@李阿姨\u2005「我妈上周刚做完第三次化疗，现在胃口不好，…」\n',
  );
});

it('mentions only, where nothing was said, and nothing where it is not known who asked', () => {
  expect(leadLine(asked('李阿姨', ''))).toBe('@李阿姨\u2005\n');
  expect(leadLine(null)).toBe('');
});

it.each(['所有人', '@所有人', 'all', '@ALL', '@'])('calls nobody for a member named %j', (name) => {
  expect(leadLine(asked(name, '在吗'))).toBe('');
});

it('quotes on one line, without calling anybody', () => {
  expect(leadLine(asked('王叔', '@所有人\n「快」来'))).toBe('@王叔\u2005「所有人 快 来」\n');
});

it.each([asked('李阿姨', '化疗后能吃虾吗'), asked('王 叔', ''), asked('x', '字'.repeat(80))])(
  'is taken off again %#',
  (message) => {
    expect(withoutLead(`${leadLine(message)}可以。\n第二行`)).toBe('可以。\n第二行');
  },
);

it.each(['可以。', '@李阿姨 你好', '可以。\n@李阿姨 \n再见'])('leaves %j as it is', (text) => {
  expect(withoutLead(text)).toBe(text);
});
