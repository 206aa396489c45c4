import type { GroupUsage as Usage, ModelReport } from '../api';
import { useText } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';
import { formatCount } from '../ui/format';
import { describeCost, describeCostShortly } from './describe-cost';
import cards from '../ui/cards.module.css';
import classes from './models.module.css';

interface GroupUsageProps {
  report: ModelReport;
  /** Title of an assistant by its name. */
  titleOf: (assistant: string) => string;
}

/** What each group used today, those that used most first. */
export function GroupUsage({ report, titleOf }: GroupUsageProps) {
  const text = useText();
  const words = text.models;
  const { groups, moreGroups, budget } = report;
  const limit = budget.tokensPerGroupPerDay;
  const count = (value: number) => formatCount(value, text.htmlLang);
  const columns = [
    words.groupColumns.group,
    words.groupColumns.calls,
    words.groupColumns.tokens,
    words.groupColumns.cost,
  ];
  return (
    <section aria-label={words.groups}>
      <h3 className={classes.subtitle}>{words.groups}</h3>
      {limit !== undefined && <p className={cards.soft}>{words.perGroup(count(limit))}</p>}
      {groups.length === 0 && <p className={cards.soft}>{words.noGroups}</p>}
      {groups.length > 0 && (
        <table className={classes.table} data-testid="group-usage">
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.channel} ${group.id}`}>
                <td>
                  {placeOf(group, text)}
                  {group.assistants.length > 0 && (
                    <span className={cards.under}>{group.assistants.map(titleOf).join(text.plugins.comma)}</span>
                  )}
                </td>
                <td>{count(group.used.calls)}</td>
                <td>
                  {count(group.used.tokens)}
                  {limit !== undefined && group.channel !== '' && group.used.tokens >= limit && (
                    <span className={classes.full}>{words.groupSpent}</span>
                  )}
                </td>
                <td title={describeCost(group.used, text)}>{describeCostShortly(group.used, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moreGroups > 0 && <p className={cards.soft}>{words.moreGroups(moreGroups)}</p>}
    </section>
  );
}

const placeOf = ({ channel, id, name }: Usage, { models, waiting }: Dictionary): string =>
  channel === '' ? models.background : waiting.place(channel, name ?? id);
