import type { PictureKind, PicturePath, ReadPicture } from '../../core/picture';

/** What counts first where several pictures are shown. */
const ORDER: readonly PicturePath[] = ['medical-image', 'report', 'figure', 'text'];

const paths: Readonly<Record<PictureKind, PicturePath>> = {
  report: 'report',
  scan: 'medical-image',
  'body-part': 'medical-image',
  'medicine-box': 'text',
  figure: 'figure',
  screenshot: 'text',
  person: 'text',
  other: 'text',
};

/** How a picture is answered about. A screenshot of a report is one. */
export const pathOf = ({ kind, rows }: Pick<ReadPicture, 'kind' | 'rows'>): PicturePath =>
  rows.length > 0 ? 'report' : paths[kind];

/** The one way for all pictures of a question, and those that go it. At least one. */
export function commonPath(pictures: readonly ReadPicture[]): { path: PicturePath; pictures: readonly ReadPicture[] } {
  const path = ORDER.find((one) => pictures.some((picture) => pathOf(picture) === one)) ?? 'text';
  return { path, pictures: pictures.filter((picture) => pathOf(picture) === path) };
}
