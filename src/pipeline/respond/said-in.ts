import type { Answer } from '../../core/answer';

/** All words of an answer that the group would see. */
export function saidIn({ text, figures }: Answer): string {
  const cells = figures?.table?.rows.flat().filter((cell) => typeof cell === 'string') ?? [];
  const title = figures?.chart?.specification.title;
  const headings = figures?.table?.columns ?? [];
  return [text, ...(title === undefined ? [] : [title]), ...headings, ...cells].join('\n');
}
