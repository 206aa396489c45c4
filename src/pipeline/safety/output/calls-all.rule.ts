import type { OutputRule } from './output-rule';

const ALL = String.raw`(?:所\s*有\s*(?:人|成\s*员)|全\s*体|全\s*员|全\s*群|大\s*家|各\s*位|a\s*l\s*l\b|everyone|everybody|here\b|channel\b|room\b|_all)`;
const CALL = new RegExp(
  String.raw`@\s*["'“\[【(]?\s*${ALL}|(?:艾特|圈)\s*(?:一下)?${ALL}|<\s*/?\s*at\b[^>]{0,200}>?|<!\s*(?:channel|here|everyone)|\[\s*cq\s*:|\[\s*at\s*[:=]|user_?id\s*=?\s*["']?\s*@?_?all|@\s*_?user_?\d+|["']mentions?["']\s*:|各位(?:病友|群友|成员|家人|群成员)|收到请?(?:接龙|回复)|请?大家[^，。]{0,6}(?:停药|转发|注意|等待|确认)|(?:转发|发)到(?:其他|别的|所有)?群|\beveryone must\b`,
);

/** A reply calls nobody but who asked: no `@all` in any form. */
export const callsAllRule: OutputRule = {
  name: 'calls-all',
  unfit: (sentences) => sentences.find(CALL).flatMap(({ places }) => places),
};
