/** A number as it is written: `digits` divided by ten to the power of `scale`; exact. */
export interface Decimal {
  digits: bigint;
  /** Digits behind the point, 0 to 12. */
  scale: number;
}

const WRITTEN = /^(-?)(\d{1,12})(?:\.(\d{1,12}))?$/;

/** Reads `7.80` or `-3`; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${fraction}`);
  return { digits: match[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** Below 0, 0 or above 0, as for sorting. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = scaled(one, scale) - scaled(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const scaled = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);

/** The same digits with the point so many places further to the left. */
export const shiftedLeft = ({ digits, scale }: Decimal, places: number): Decimal => ({ digits, scale: scale + places });

export const timesPowerOfTen = ({ digits, scale }: Decimal, power: number): Decimal => ({
  digits: digits * 10n ** BigInt(power),
  scale,
});
