import type { ModelReport } from '../api';
import { useText } from '../i18n/language';
import { formatCost, formatCount } from '../ui/format';
import { BudgetLine } from './budget-line';
import { describeCost } from './describe-cost';
import cards from '../ui/cards.module.css';
import classes from './models.module.css';

/** What was used today in all, and how much the budget leaves. */
export function UsageTotals({ report: { total, budget } }: { report: ModelReport }) {
  const text = useText();
  const words = text.models;
  const { tokensPerDay, costPerDay } = budget;
  const count = (value: number) => formatCount(value, text.htmlLang);
  const isSpent =
    (tokensPerDay !== undefined && total.tokens >= tokensPerDay) ||
    (costPerDay !== undefined && total.cost >= costPerDay);
  return (
    <section className={cards.item} aria-label={words.total} data-testid="models-total">
      <div className={cards.head}>
        <strong>{words.total}</strong>
      </div>
      <dl className={cards.facts} data-row>
        <div>
          <dt>{words.calls}</dt>
          <dd>{words.callCount(count(total.calls))}</dd>
        </div>
        <div>
          <dt>{words.tokens}</dt>
          <dd>{count(total.tokens)}</dd>
        </div>
        <div>
          <dt>{words.cost}</dt>
          <dd>{describeCost(total, text)}</dd>
        </div>
      </dl>
      {tokensPerDay === undefined && costPerDay === undefined ? (
        <p className={cards.soft}>{words.noBudget}</p>
      ) : (
        <div className={classes.budgets}>
          <p className={cards.soft}>{words.budget}</p>
          {tokensPerDay !== undefined && (
            <BudgetLine name={words.tokensPerDay} used={total.tokens} limit={tokensPerDay} format={count} />
          )}
          {costPerDay !== undefined && (
            <BudgetLine
              name={words.costPerDay}
              used={total.cost}
              limit={costPerDay}
              format={(value) => formatCost(value, text.htmlLang)}
            />
          )}
        </div>
      )}
      {isSpent && (
        <p className={cards.problem} role="status">
          {words.spent}
        </p>
      )}
      <p className={cards.soft}>{words.totalNote}</p>
    </section>
  );
}
