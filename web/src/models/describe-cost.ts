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

/** The same where there is little room; in full it stands behind it. */
export function describeCostShortly(used: UsageTotal, text: Dictionary): string {
  if (used.isCostKnown || used.cost === 0) return describeCost(used, text);
  return text.models.costFrom(formatCost(used.cost, text.htmlLang));
}
