import type { Answer, Evidence } from '../../core/answer';
import type { CitedFigures } from '../../core/ports/cited-figures';
import type { Language } from '../../core/question';

/** More would bury the words. */
const MOST_FIGURES = 2;
const intro = { zh: '附图：', en: 'Figure: ' } as const;
const separator = { zh: '；', en: '; ' } as const;

/** The answer with the figures that it cites, each named by its caption and its source's number. @param figures null: none is shown */
export async function showCitedFigures(
  answer: Answer,
  evidence: readonly Evidence[],
  { figures, language }: { figures: CitedFigures | null; language: Language },
): Promise<Answer> {
  if (!figures) return answer;
  const cited = answer.citations.flatMap(({ number, evidenceId }) => {
    const found = evidence.find(({ id }) => id === evidenceId);
    return found?.picture ? [{ number, found, caption: found.picture.caption }] : [];
  });
  const shown = [];
  for (const one of cited.slice(0, MOST_FIGURES)) {
    const attachment = await figures.show(one.found);
    if (attachment) shown.push({ ...one, attachment });
  }
  if (shown.length === 0) return answer;
  const named = shown.map(({ caption, found, number }) => `${caption === '' ? found.title : caption}[${number}]`);
  return {
    ...answer,
    text: `${answer.text}\n${intro[language]}${named.join(separator[language])}`,
    attachments: [...(answer.attachments ?? []), ...shown.map(({ attachment }) => attachment)],
  };
}
