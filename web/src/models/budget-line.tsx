import { useText } from '../i18n/language';
import { formatPercent } from '../ui/format';
import classes from './models.module.css';

interface BudgetLineProps {
  name: string;
  used: number;
  limit: number;
  format: (value: number) => string;
}

/** How much of a day's limit is used, in words and as a bar. */
export function BudgetLine({ name, used, limit, format }: BudgetLineProps) {
  const { models } = useText();
  // Nothing may be used: it is used up from the beginning.
  const share = limit > 0 ? used / limit : 1;
  const words = models.ofBudget(format(used), format(limit), formatPercent(share));
  return (
    <div className={classes.budget} data-spent={share >= 1 || undefined} data-testid="budget">
      <span>{name}</span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.bar} style={{ width: formatPercent(Math.min(1, share)) }} />
      </span>
      <span>{words}</span>
    </div>
  );
}
