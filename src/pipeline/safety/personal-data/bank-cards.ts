import type { PersonalRule } from './finding';
import { before, isOneNumber, joinedNumbers, standsAlone } from './joined-numbers';

const LABEL =
  /(?:银行卡|卡号|账号|帐号|账户|储蓄卡|信用卡|借记卡|工资卡|打款|转账|汇款|收款|工行|建行|农行|中行|招行|邮储|交行|银行|card|account)[^\d\n]{0,14}$/i;

/** Numbers of bank cards: 16 to 19 digits that pass Luhn's check (ISO/IEC 7812), or any that are called so. */
export const findBankCards: PersonalRule = (view) =>
  joinedNumbers(view).flatMap((number) => {
    const { digits, start, end } = number;
    const isLabelled = LABEL.test(before(view, start, 20));
    const isCard =
      /^[3-69]\d{14,18}$/.test(digits) && passesLuhn(digits) && isOneNumber(number) && standsAlone(view, number);
    const isCalledSo = isLabelled && digits.length >= 12 && digits.length <= 21;
    return isCard || isCalledSo ? [{ kind: 'bank-card' as const, start, end }] : [];
  });

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
