import { z } from 'zod';
import { modelJson } from '../../text/model-json';

/** The one object that a model wrote, with whatever it put before, around and behind it; undefined where there is none. */
export function modelObject(reply: string): unknown {
  const said = reply.replace(/<think>[\s\S]*?<\/think>/gi, '');
  const whole = modelJson(said);
  if (whole !== undefined) return Array.isArray(whole) && whole.length === 1 ? (whole as unknown[])[0] : whole;
  const [from, to] = [said.indexOf('{'), said.lastIndexOf('}')];
  return from < 0 || to < from ? undefined : modelJson(said.slice(from, to + 1));
}

/** A key that is left out is nothing. */
const anything = z.unknown().optional();

/** A text of at most so many characters; of what is no text, how it would be written. */
export const textUpTo = (characters: number) =>
  anything.transform((value) => Array.from(textOf(value).trim()).slice(0, characters).join(''));

const yes = /^(?:true|yes|y|1|是|能|可以|对|可)$/i;
const no = /^(?:false|no|n|0|否|不|不能|不可以|不是|无法)$/i;

/** As models write truth; `otherwise` where they say nothing that is either. */
export const truth = (otherwise: boolean) =>
  anything.transform((value) => {
    const said = textOf(value).trim();
    return yes.test(said) || (otherwise && !no.test(said));
  });

/** 0 to 1, as models write it: 0.8, "0.8", 80, "80%", "high". Half where they say nothing of the kind. */
export const share = anything.transform((value) => {
  const said = textOf(value).trim().toLowerCase();
  const number = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(said);
  if (!number) return words.get(said) ?? 0.5;
  const given = Number(number[1]);
  return Math.min(1, number[2] === '%' || given > 1 ? given / 100 : given);
});
const words = new Map([
  ['high', 0.9],
  ['高', 0.9],
  ['low', 0.2],
  ['低', 0.2],
]);

/** Texts in a list, in objects in a list, or a line each; without bullets, each once. */
export const texts = (most: number, characters: number) =>
  anything.transform((value) => {
    const listed = Array.isArray(value) ? (value as unknown[]) : textOf(value).split(/[\n;；]/);
    const plain = listed.map((item) => textOf(firstText(item)).replace(/^\s*(?:[-*•·]|\d+[.、)）])\s*/, ''));
    const cut = plain.map((text) => Array.from(text.trim()).slice(0, characters).join(''));
    return [...new Set(cut)].filter((text) => text !== '').slice(0, most);
  });

const firstText = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.values(value).find((item) => typeof item === 'string') : value;

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? (value as unknown[]).map(textOf).join('\n') : '';
}
