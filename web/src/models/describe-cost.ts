import type { UsageTotal } from '../api';
import type { Dictionary } from '../i18n/zh';
import { formatCost } from '../ui/format';

/** What it cost, as far as prices are known. */
export function describeCost(
  { calls, cost, isCostKnown }: UsageTotal,
  { htmlLang, models, trust }: Dictionary,
): string {
  if (calls === 0) return formatCost(0, htmlLang);
  if (isCostKnown) return formatCost(cost, htmlLang);
  return cost === 0 ? trust.priceUnknown : models.costAtLeast(formatCost(cost, htmlLang));
}
