import { labelledRule } from './labelled-numbers';

const label =
  '护照|通行证|回乡证|台胞证|军官证|士兵证|警官证|居留证|居住证|驾驶证|驾照|出生医学证明|出生证|残疾证|结婚证|户口本|户口簿|证件|证号|passport(?: no| number)?|permit(?: no| number)?|driver.?s licen[sc]e|licen[sc]e (?:no|number)';

/** Passports and other papers of a person. */
export const findPassports = labelledRule({ kind: 'passport', label, digits: 6 });
