import type { PersonalRule } from './finding';

/** GA 36: province, letter of the authority, five or six places with at least one digit. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z] ?[·.\- ]? ?(?=[A-HJ-NP-Z0-9·\- ]{0,6}\d)(?:[A-HJ-NP-Z0-9][ \-·]?){4,5}[A-HJ-NP-Z0-9挂学警港澳](?![a-z0-9])/gi;

export const findPlates: PersonalRule = ({ text }) =>
  [...text.matchAll(PLATE)].map(({ 0: plate, index }) => ({ kind: 'plate', start: index, end: index + plate.length }));
