import type { SqlToken } from './sql-tokens';

const functionsOfKeywords = new Set(
  (
    'mod replace repeat insert char position database schema current_date current_time current_timestamp localtime ' +
    'localtimestamp utc_date utc_time utc_timestamp percentile_cont percentile_disc'
  ).split(' '),
);
const integers: Record<string, string> = { signed: 'INTEGER', unsigned: 'BIGINT' };

/**
 * Spellings of MySQL and MariaDB that the parser does not know, in ones that it does: `SEPARATOR` becomes `LIMIT`, `WITHIN
 * GROUP (ORDER BY` an `ORDER BY` of the arguments, `AS SIGNED` `AS INTEGER`, `CONVERT(x, CHAR)` a `CAST`, and what stands
 * between words in `TRIM` and `SUBSTRING` arguments. The printer writes them back.
 */
export function respelledMysql(written: readonly SqlToken[]): SqlToken[] {
  const tokens = written.map((token) => ({ ...token }));
  const solid = tokens.filter(({ kind }) => kind !== 'space');
  solid.forEach((token, at) => {
    if (token.kind !== 'word') return;
    const word = token.text.toLowerCase();
    const [before, next] = [solid[at - 1], solid[at + 1]];
    if (next?.text === '(') respellCall(solid, at, word);
    if (word === 'separator' && next?.kind === 'string') token.text = 'LIMIT';
    if ((isWord(before, 'as') || before?.text === ' AS ') && next) respellType(token, next, word);
    if (word === 'within' && isWord(next, 'group') && before?.text === ')') {
      for (const gone of [before, token, next, solid[at + 2]]) if (gone) write(gone, ' ');
    }
  });
  return tokens;
}

function respellCall(solid: readonly SqlToken[], at: number, word: string): void {
  const name = solid[at] as SqlToken;
  const inner = argumentsOf(solid, at + 1);
  if (word === 'convert') {
    const comma = inner.findLast(({ text }) => text === ',');
    if (comma) {
      name.text = 'CAST';
      write(comma, ' AS ');
    }
  } else if (word === 'trim') {
    const side = /^(leading|trailing|both)$/i.exec(solid[at + 2]?.text ?? '')?.[0].toLowerCase();
    const from = inner.find((token) => isWord(token, 'from'));
    if (side && from) {
      name.text = `trim_${side}`;
      write(solid[at + 2] as SqlToken, ' ');
      write(from, ',');
    }
  } else if (word === 'substring' || word === 'substr') {
    for (const token of inner) if (isWord(token, 'from') || isWord(token, 'for')) write(token, ',');
  } else if (functionsOfKeywords.has(word) && !isWord(solid[at - 1], 'as')) {
    name.kind = 'quoted';
    name.text = `\`${word}\``;
  }
}

/** Right inside of the brackets that open at a token, not in others. */
function argumentsOf(solid: readonly SqlToken[], open: number): SqlToken[] {
  const inner: SqlToken[] = [];
  let depth = 0;
  for (const token of solid.slice(open)) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (depth === 1) inner.push(token);
    if (depth === 0) break;
  }
  return inner;
}

function respellType(token: SqlToken, next: SqlToken, word: string): void {
  const type = integers[word];
  if (type === undefined) {
    // A name of a result that the parser takes for a word of its own.
    if (word === 'position' && next.text !== '(') [token.kind, token.text] = ['quoted', '`position`'];
    return;
  }
  const isLong = /^int(eger)?$/i.test(next.text);
  if (next.text !== ')' && !isLong) return;
  token.text = type;
  if (isLong) write(next, ' ');
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}

function write(token: SqlToken, text: string): void {
  token.kind = 'symbol';
  token.text = text;
}
