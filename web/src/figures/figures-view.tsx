import { figuresNote, moreRowsLine } from '../../../src/text/figures-words';
import type { AnswerAttachment, Figures } from '../api';
import { useLanguage } from '../i18n/language';
import { AnswerFileLink } from './answer-file-link';
import { ChartPicture } from './chart-picture';
import { FiguresChart } from './figures-chart';
import { FiguresTable } from './figures-table';
import classes from './figures.module.css';
import { SqlFold } from './sql-fold';

interface FiguresViewProps {
  figures: Figures;
  attachments?: readonly AnswerAttachment[] | undefined;
}

/** What was counted, below the words of an answer. */
export function FiguresView({ figures, attachments = [] }: FiguresViewProps) {
  const { language, text } = useLanguage();
  const { table, chart, source, queries } = figures;
  const picture = attachments.find(({ kind }) => kind === 'picture');
  const more = table === null ? '' : moreRowsLine(figures, table.rows.length, { language });
  const origin = source === '' ? '' : text.figures.source(source);
  const lines = [origin, figuresNote(figures, language)].filter((line) => line !== '');
  return (
    <div className={classes.figures} data-testid="figures">
      {chart && <FiguresChart chart={chart} picture={picture} />}
      {!chart && picture && <ChartPicture picture={picture} />}
      {table && table.rows.length > 0 && <FiguresTable table={table} more={more} />}
      <p className={classes.note} data-testid="figures-note">
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {attachments
        .filter(({ kind }) => kind === 'file')
        .map((file) => (
          <AnswerFileLink key={file.key} file={file} />
        ))}
      {queries.length > 0 && <SqlFold queries={queries} />}
    </div>
  );
}
