import { Loader } from '@mantine/core';
import type { Assistant } from '../api';
import app from '../app.module.css';
import notes from '../chat/notes.module.css';
import { useText } from '../i18n/language';
import { EndpointItem } from './endpoint-item';
import { GroupUsage } from './group-usage';
import cards from '../ui/cards.module.css';
import { UsageTotals } from './usage-totals';
import { useModels } from './use-models';

/** How each model does, what was used of it today, and by whom. */
export function Models({ assistants }: { assistants: readonly Assistant[] }) {
  const text = useText();
  const words = text.models;
  const { report, failed } = useModels();
  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  const failure = failed && (
    <div className={`${notes.note} ${notes.warning}`} role="status">
      {words.failed}
    </div>
  );
  if (!report) {
    if (failure) return failure;
    return (
      <main className={app.waiting} aria-busy="true">
        <Loader size="sm" aria-label={text.loading} />
      </main>
    );
  }
  return (
    <>
      {failure}
      <main className={cards.page} data-testid="models">
        <h2 className={cards.title}>{words.title}</h2>
        <p className={cards.soft}>{report.endpoints.length === 0 ? words.none : words.lead(report.day)}</p>
        {report.endpoints.length > 0 && (
          <>
            <ul className={cards.list}>
              {report.endpoints.map((endpoint) => (
                <EndpointItem key={`${endpoint.kind} ${endpoint.endpoint}`} report={endpoint} />
              ))}
            </ul>
            <UsageTotals report={report} />
            <GroupUsage report={report} titleOf={(name) => titles.get(name) ?? name} />
          </>
        )}
      </main>
    </>
  );
}
