import { splitCode } from './code-symbols';

const symbols = (path: string, text: string, size = 40): [string | null, string][] =>
  splitCode(text, path, size).map(({ place, start, end }) => [place.symbol, text.slice(start, end)]);
const names = (path: string, text: string, size = 40) => symbols(path, text, size).map(([name]) => name);

describe('splitCode', () => {
  it('gives each function with the comment above it, and its lines', () => {
    const text = `import { a } from './a';\n\n/** Reads the settings. */\nexport function loadConfig(\n  path: string,\n): Config {\n  return read(path);\n}\n\nconst other = (x: number) => {\n  return x;\n};\n`;
    expect(symbols('a.ts', text)).toEqual([
      [null, "import { a } from './a';"],
      ['loadConfig', text.slice(text.indexOf('/**'), text.indexOf('\n\nconst'))],
      ['other', 'const other = (x: number) => {\n  return x;\n};'],
    ]);
    expect(splitCode(text, 'a.ts', 40)[1]).toMatchObject({
      headingPath: ['loadConfig'],
      place: { kind: 'lines', first: 3, last: 8, symbol: 'loadConfig' },
    });
  });

  it('cuts a class by its methods, unless it is short', () => {
    const text = `/** Keeps. */\nexport class Store {\n  private at = 0;\n\n  constructor(private readonly options: Options) {}\n\n  /** Puts one. */\n  async put(one: string): Promise<void> {\n    if (one) {\n      this.at++;\n    }\n  }\n\n  static of = (one: string) => new Store();\n}\n`;
    expect(names('a.ts', text)).toEqual(['Store', 'Store.constructor', 'Store.put', 'Store.of']);
    expect(symbols('a.ts', text).at(-1)?.[1]).toBe('  static of = (one: string) => new Store();\n}');
    expect(names('a.ts', text, 4000)).toEqual(['Store']);
  });

  it.each([
    [
      'a.py',
      '# comment\nimport os\n\n@cached\ndef load(path):\n    """Loads."""\n    return 1\n\nclass Reader(Base):\n    """Reads."""\n\n    # One line.\n    def read_line(self):\n        return 1\n\n    async def close(self):\n        pass\n',
      [null, 'load', 'Reader', 'Reader.read_line', 'Reader.close'],
    ],
    [
      'A.java',
      'package a;\n\n/** Sums. */\npublic final class Sum<T> extends Base {\n    private int total = 0;\n\n    @Override\n    public int add(int one, int other) {\n        for (int i = 0; i < 2; i++) {\n            total++;\n        }\n        return total;\n    }\n\n    Sum(int total) {\n        this.total = total;\n    }\n}\n',
      [null, 'Sum', 'Sum.add', 'Sum.Sum'],
    ],
    [
      'a.go',
      'package main\n\n// Serve serves.\nfunc (s *Server) Serve(ctx context.Context) error {\n\treturn nil\n}\n\ntype Server struct {\n\tport int\n}\n',
      [null, 'Serve', 'Server'],
    ],
    [
      'a.rs',
      'use std::fs;\n\n#[derive(Debug)]\npub struct Reader {\n    at: usize,\n}\n\nimpl Iterator for Reader {\n    type Item = u8;\n\n    fn next(&mut self) -> Option<u8> {\n        None\n    }\n}\n\npub(crate) async fn open(path: &str) -> Reader {\n    todo!()\n}\n',
      [null, 'Reader', 'Reader', 'Reader.next', 'open'],
    ],
    [
      'a.cpp',
      '#include <vector>\n\nnamespace net {\nclass Socket\n{\npublic:\n    int send(const char* data)\n    {\n#ifdef FAST\n        return 1;\n#endif\n    }\n};\n}\n\nstatic int Socket::open(int port)\n{\n    return port;\n}\n',
      [null, 'net', 'Socket', 'Socket.send', 'Socket.open'],
    ],
    [
      'A.cs',
      'using System;\n\npublic record Point\n{\n    public int X { get; set; }\n\n    public async Task<int> LoadAsync(string path)\n    {\n        return 1;\n    }\n}\n',
      [null, 'Point', 'Point.LoadAsync'],
    ],
    [
      'a.rb',
      'require "set"\n\n# Keeps things.\nclass Box < Base\n  attr_reader :size\n\n  def put!(one)\n    one.each do |x|\n      x\n    end\n  end\nend\n',
      [null, 'Box', 'Box.put!'],
    ],
    [
      'a.php',
      '<?php\nfinal class Cart extends Base\n{\n    private $all = [];\n\n    public function addItem($item)\n    {\n        return 1;\n    }\n}\n',
      [null, 'Cart', 'Cart.addItem'],
    ],
    [
      'a.sh',
      '#!/bin/sh\nset -e\n\n# Builds.\nbuild_all() {\n  echo 1\n}\n\nbuild_all "$@"\n',
      [null, 'build_all', null],
    ],
    [
      'a.sql',
      '-- People.\nCREATE TABLE IF NOT EXISTS people (\n  id int\n);\n\ncreate or replace function age(p int) returns int as $$\nbegin\n  return 1;\nend;\n$$ language plpgsql;\n',
      ['people', 'age'],
    ],
  ])('knows the symbols of %s', (path, text, expected) => {
    expect(names(path, text)).toEqual(expected);
  });

  it('leaves nothing out and goes in order, whatever the text', () => {
    const texts = [
      'class {{{ function ((\n\tdef )\n  class A:\n}\n',
      '\u0000\uffff \ud800x\r\ny\rclass B {\r\n  m() {\r\n',
      `var a=${'function(){return{}};'.repeat(5000)}`,
      `${'  '.repeat(500)}x\n`.repeat(20),
      `class A {\n${'class A {\n'.repeat(300)}`,
      '',
      '}\n}\n',
    ];
    for (const text of texts) {
      for (const path of ['a.ts', 'a.py', 'a.java', 'a.c', 'a.rb', 'a.sql', 'a.unknown']) {
        const pieces = splitCode(text, path, 80);
        const joined = pieces.map(({ start, end }) => text.slice(start, end)).join('');
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(pieces.every(({ start }, at) => start >= (pieces[at - 1]?.end ?? 0))).toBe(true);
        expect(pieces.every(({ start, end }) => end - start <= 4 * 80)).toBe(true);
      }
    }
  });
});
