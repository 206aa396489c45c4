/** What a line of source code declares. */
export interface Declaration {
  name: string;
  /** `container`: a class or the like, whose members are declarations of their own. `block`: ends by indentation. `statement`: reaches to the next declaration. */
  kind: 'container' | 'block' | 'statement';
}

export interface CodeLanguage {
  /** @param line without its indentation; @param depth 0 outside of any container */
  declarationOf(line: string, depth: number): Declaration | null;
  /** Lines above a declaration that belong to it: comments, decorators, attributes. */
  leading: RegExp;
  /** Lines that stand as far left as a declaration without ending it. */
  within: RegExp;
  /** First words of the line that closes a block; null where only indentation tells. */
  closer: RegExp | null;
}

type Pattern = readonly [RegExp, Declaration['kind']];

const CONTROL =
  /^(?:if|else|for|foreach|while|switch|case|catch|do|try|finally|return|new|await|throw|using|lock|super|this|assert|delete|yield|match|loop|unless|elsif|when|with|print|echo|sizeof|typeof|goto|defer|select)\b/;

const first = (patterns: readonly Pattern[], line: string): Declaration | null => {
  for (const [pattern, kind] of patterns) {
    const name = pattern.exec(line)?.groups?.name;
    if (name !== undefined) return { name, kind };
  }
  return null;
};

interface Patterns {
  /** Anywhere. */
  common: readonly Pattern[];
  /** Only within a container. */
  members?: readonly Pattern[];
  leading: RegExp;
  within?: RegExp;
  closer?: RegExp | null;
}

const language = ({ common, members = [], leading, within = /^[{]/, closer = /^[})\]]/ }: Patterns): CodeLanguage => ({
  declarationOf: (line, depth) => {
    const declared = first(common, line);
    return declared ?? (depth > 0 && !CONTROL.test(line) ? first(members, line) : null);
  },
  leading,
  within,
  closer,
});

const SLASH_COMMENTS = /^(?:\/\/|\/\*|\*|@\w|\[\w|#\[)/;
const HASH_COMMENTS = /^(?:#|@\w)/;

const script = language({
  common: [
    [
      /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:class|interface|namespace|module) (?<name>[\w$.]+)/,
      'container',
    ],
    [
      /^(?:export )?(?:default )?(?:declare )?(?:async )?(?:const )?(?:function\*? ?|enum |type )(?<name>[\w$]+)/,
      'block',
    ],
    [/^(?:export )?(?:const|let|var) (?<name>[\w$]+)[^=]{0,120}=.*(?:=>|function|[({[=])\s*$/, 'block'],
    [/^(?:export )?(?:const|let|var) (?<name>[\w$]+)[^=]{0,120}=.*=>/, 'block'],
  ],
  members: [
    [
      /^(?:(?:public|private|protected|static|readonly|override|abstract|async|get|set|declare) ){0,5}\*?(?<name>#?[\w$]+)\??(?:<[^>(]{0,80}>)?\(/,
      'block',
    ],
    [
      /^(?:(?:public|private|protected|static|readonly) ){0,4}(?<name>#?[\w$]+)(?:: [^=]{0,80})? = (?:async )?(?:\(|\w+ =>)/,
      'block',
    ],
  ],
  leading: SLASH_COMMENTS,
});

const managed = language({
  common: [
    [
      /^(?:[a-z-]+ ){0,6}(?:class|interface|enum|record|struct|namespace|object|trait|@interface) (?<name>[\w.]+)/,
      'container',
    ],
    [/^(?:[a-z]+ ){0,5}(?:fun|function) (?:<[^>]{0,80}> ?)?(?:\w+\.)?(?<name>\w+)/, 'block'],
  ],
  members: [[/^(?:[\w<>[\],.?@]+ ){0,8}(?<name>\w+) ?(?:<[^>(]{0,80}>)?\([^;]*$/, 'block']],
  leading: SLASH_COMMENTS,
});

const native = language({
  common: [
    [
      /^(?:template ?<[^>]{0,120}> ?)?(?:typedef )?(?:class|struct|union|namespace|enum(?: class)?) (?<name>\w+)[^;()]*$/,
      'container',
    ],
    [/^#define (?<name>\w+)\(/, 'block'],
    [
      /^(?!(?:if|else|for|while|switch|return|do|case|goto|using|typedef|delete|throw)\b)(?:[\w:<>,*&~[\]]+ +){1,8}[*&]*(?<name>[\w:~]+) ?\([^;]*$/,
      'block',
    ],
  ],
  members: [[/^[*&]*(?<name>~?\w+) ?\([^;]*$/, 'block']],
  leading: SLASH_COMMENTS,
  within: /^(?:[{#]|(?:public|private|protected|default|case [\w:]+) ?:)/,
});

const go = language({
  common: [
    [/^func (?:\([^)]{0,80}\) ?)?(?<name>\w+)/, 'block'],
    [/^type (?<name>\w+) /, 'block'],
  ],
  leading: SLASH_COMMENTS,
});

const rust = language({
  common: [
    [/^(?:pub(?:\([^)]*\))? )?(?:unsafe )?(?:trait|mod) (?<name>\w+)/, 'container'],
    [/^(?:unsafe )?impl(?:<[^>]{0,120}>)? (?:.{1,120}? for )?(?<name>\w+)/, 'container'],
    [/^(?:pub(?:\([^)]*\))? )?(?:(?:async|unsafe|const|extern "[^"]*") ){0,4}fn (?<name>\w+)/, 'block'],
    [/^(?:pub(?:\([^)]*\))? )?(?:struct|enum|union) (?<name>\w+)/, 'block'],
    [/^macro_rules! (?<name>\w+)/, 'block'],
  ],
  leading: SLASH_COMMENTS,
});

const python = language({
  common: [
    [/^class (?<name>\w+)/, 'container'],
    [/^(?:async )?def (?<name>\w+)/, 'block'],
  ],
  leading: HASH_COMMENTS,
  within: /^[)\]}]/,
  closer: null,
});

const ruby = language({
  common: [
    [/^(?:class|module) (?<name>[\w:]+)/, 'container'],
    [/^def (?:self\.)?(?<name>[\w?!=]+)/, 'block'],
  ],
  leading: HASH_COMMENTS,
  within: /^(?:rescue|ensure|else)\b/,
  closer: /^end\b/,
});

const shell = language({
  common: [
    [/^(?:function )?(?<name>[\w:.-]+) ?\(\)/, 'block'],
    [/^function (?<name>[\w:.-]+)/, 'block'],
  ],
  leading: /^#/,
});

const sql = language({
  common: [
    [
      /^create (?:or (?:replace|alter) )?(?:[a-z]+ ){0,3}?(?:table|view|function|procedure|trigger|index|type|event) (?:if not exists )?(?<name>[\w."`[\]]+)/i,
      'statement',
    ],
  ],
  leading: /^(?:--|\/\*|\*)/,
});

const byExtension: Readonly<Record<string, CodeLanguage>> = {
  ...Object.fromEntries(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((extension) => [extension, script])),
  ...Object.fromEntries(['java', 'cs', 'php', 'kt', 'scala', 'swift'].map((extension) => [extension, managed])),
  ...Object.fromEntries(['c', 'h', 'cc', 'cpp', 'cxx', 'hpp'].map((extension) => [extension, native])),
  ...{ go, rs: rust, py: python, rb: ruby, sh: shell, bash: shell, sql },
};

/** Null for a language whose declarations are not known. */
export const codeLanguageOf = (path: string): CodeLanguage | null =>
  byExtension[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;
