import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchText } from './match-text';
import { cutPaste } from './paste';

interface Planted {
  text: string;
  mustMatch: string[];
  mustNotMatch: string[];
}
const planted = readFileSync(join(__dirname, '../../../test/fixtures/preprocess/pastes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Planted);

describe('cutPaste', () => {
  it('keeps of a Python traceback what was asked and the error', () => {
    const text = [
      '训练的时候报这个错怎么解决',
      'Traceback (most recent call last):',
      '  File "/home/li/mmdet/tools/train.py", line 233, in <module>',
      '    main()',
      '  File "/opt/conda/lib/python3.8/site-packages/mmcv/utils/config.py", line 180, in _file2dict',
      '    raise FileNotFoundError(filename)',
      'FileNotFoundError: file "/data/configs/faster_rcnn.py" does not exist',
      '有人遇到过吗',
    ].join('\n');
    expect(cutPaste(text)).toBe(
      '训练的时候报这个错怎么解决\nFileNotFoundError: file "faster_rcnn.py" does not exist\n有人遇到过吗',
    );
  });

  it('keeps of a Java log its errors and causes, each once', () => {
    const frames = '\tat org.example.Service.run(Service.java:12) ~[app.jar:1.0]\n\t... 32 more';
    const text = [
      'java 服务起不来',
      '2024-05-01 12:00:00.123  INFO 12345 --- [main] c.e.Application : Starting Application',
      '2024-05-01 12:00:03.456 ERROR [main] c.e.Application : Application run failed',
      `java.lang.IllegalStateException: Error creating bean\n${frames}`,
      `Caused by: java.net.ConnectException: Connection refused\n${frames}`,
      `Caused by: java.net.ConnectException: Connection refused\n${frames}`,
    ].join('\n');
    expect(cutPaste(text)).toBe(
      [
        'java 服务起不来',
        'ERROR [main] c.e.Application : Application run failed',
        'java.lang.IllegalStateException: Error creating bean',
        'java.net.ConnectException: Connection refused',
      ].join('\n'),
    );
  });

  it('keeps of a Node stack the message and the question in English', () => {
    const text = [
      "TypeError: Cannot read properties of undefined (reading 'map')",
      '    at render (/app/node_modules/react-dom/cjs/react-dom.development.js:16305:18)',
      '    at async Promise.all (index 0)',
      'how do I fix this in React?',
    ].join('\n');
    expect(cutPaste(text)).toBe(
      "TypeError: Cannot read properties of undefined (reading 'map')\nhow do I fix this in React?",
    );
  });

  it('keeps of a compiler the errors, and warnings only where there are none', () => {
    const warning = "main.c:5:3: warning: implicit declaration of function 'foo'\n    5 |   foo();\n      |   ^~~";
    const error = "main.c:7:10: error: expected ';' before 'return'";
    expect(cutPaste(`编译不过\n${warning}\n${error}`)).toBe("编译不过\nerror: expected ';' before 'return'");
    expect(cutPaste(`这个警告要紧吗\n${warning}`)).toBe(
      "这个警告要紧吗\nwarning: implicit declaration of function 'foo'",
    );
  });

  it('keeps the status of a failed request, and no header, id or date', () => {
    const text =
      '接口怎么配\n```\nHTTP/1.1 502 Bad Gateway\nServer: nginx\nX-Request-Id: 7f3b9c1e-2d44-4d6e-9a31-aa12bb34cc56\n```';
    expect(cutPaste(text)).toBe('接口怎么配\nHTTP/1.1 502 Bad Gateway');
  });

  it('finds the errors of a stack that lost its line breaks', () => {
    const text =
      '启动报错 Traceback (most recent call last): File "/usr/bin/x.py", line 3, in <module> main() File "/usr/lib/a.py", line 9, in run raise x ValueError: invalid port: 99999';
    expect(cutPaste(text)).toBe('启动报错 \nValueError: invalid port: 99999');
  });

  it('takes time and numbers from a single line of a log', () => {
    expect(cutPaste('2024/01/01 10:00:00 [error] connect() failed at 0x7ffee3b2 id=8f14e45fceea167a')).toBe(
      '[error] connect() failed at id=',
    );
  });

  it('leaves code out that shows no error', () => {
    const code = 'import numpy as np\nfor i in range(10):\n    # 逐个累加\n    total = total + arr[i]\nprint(total)';
    expect(cutPaste(`这段代码为什么很慢\n\`\`\`python\n${code}\n\`\`\``)).toBe('这段代码为什么很慢');
    expect(cutPaste(`这段代码为什么很慢\n${code}`)).toBe('这段代码为什么很慢');
  });

  it.each([
    ['measurements', '我爸昨天量了几次\n2024-05-01 08:00 血压 150/95\n2024-05-02 08:00 血压 148/92\n要加药吗'],
    ['a list', '1. 血压多少算高\n2. 血糖多少算高\n3. 要吃药吗'],
    ['a short fence', '这样装对吗\n```\npip install mmcv\n```'],
    ['steps', '第一步：装好 node\n第二步：运行\n第三步：报错了，怎么办'],
    ['English talk', 'hello all\nmy training stops after one epoch\nwhat could be wrong?'],
    ['a word of an error', 'TypeError 是什么意思'],
    ['a path', '/home/me/a/b.py 这个文件在哪'],
  ])('leaves talk alone: %s', (_name, text) => {
    expect(cutPaste(text)).toBe(text);
  });

  it('keeps a paste without words and errors', () => {
    expect(cutPaste('import os\nfrom a import b\nx = 1\ny = f(x)')).toContain('import os');
  });

  it('keeps what people planted to be kept, and drops the rest', () => {
    const folded = (text: string) => text.normalize('NFKC').toLowerCase();
    const shares = planted.map(({ text, mustMatch, mustNotMatch }) => {
      const matched = folded(matchText(text, 2000));
      return {
        keeps: mustMatch.every((part) => matched.includes(folded(part))),
        drops: mustNotMatch.every((part) => !matched.includes(folded(part))),
      };
    });
    expect(shares.filter(({ keeps }) => keeps).length / planted.length).toBeGreaterThanOrEqual(0.95);
    expect(shares.filter(({ keeps, drops }) => keeps && drops).length / planted.length).toBeGreaterThanOrEqual(0.9);
  });
});
