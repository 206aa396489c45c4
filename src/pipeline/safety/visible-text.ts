import { simplify } from '../../text/simplify';

const INVISIBLE = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\p{Mn}|\p{Cs}|(?!\s)\p{Cc}/gu;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(commat|lt|gt|amp|period|colon|sol|nbsp));?/gi;
const NAMED: Readonly<Record<string, string>> = {
  commat: '@',
  lt: '<',
  gt: '>',
  amp: '&',
  period: '.',
  colon: ':',
  sol: '/',
  nbsp: ' ',
};

/** As a person reads it: entities decoded, nothing invisible, one width, small letters, simplified characters. */
export const visibleText = (text: string): string =>
  simplify(withoutEntities(text).replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '').toLowerCase());

/** Letters and digits alone: signs and blanks put between them hide nothing. */
export const lettersOf = (text: string): string => visibleText(text).replace(/[^\p{L}\p{N}]+/gu, '');

const withoutEntities = (text: string): string =>
  text.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
