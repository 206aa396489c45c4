import type { ReadDocument } from '../../core/ports/document-reader';
import { redactDocument } from './redact-document';

const hide = (text: string): string => text.replaceAll('13800138000', '[电话]');

it('hides personal data and keeps each place at its own words', () => {
  const text = '电话13800138000。\n第二页：血压。';
  const places = [
    { start: 0, place: { page: 1 } },
    { start: text.indexOf('第二页'), place: { page: 2 } },
  ];
  const document = { path: 'a.pdf', text, places } as unknown as ReadDocument;
  const redacted = redactDocument(document, hide);
  expect(redacted.text).toBe('电话[电话]。\n第二页：血压。');
  expect(redacted.places.map(({ start, place }) => [redacted.text.slice(start, start + 3), place])).toEqual([
    ['电话[', { page: 1 }],
    ['第二页', { page: 2 }],
  ]);
});
