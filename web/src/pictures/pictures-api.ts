import type { DocumentPicturesReport } from '../../../src/core/document-report';
import { request, upload } from '../request';

export type { DocumentPictureReport } from '../../../src/core/document-report';
export type {
  PictureGap,
  PictureKind,
  PicturePath,
  PictureRefusal,
  PictureTrace,
  RangeVerdict,
  ReportRow,
  ScanModality,
} from '../../../src/core/picture';

const segment = encodeURIComponent;

export const picturesApi = {
  /** Before the message that bears it. */
  post: (file: Blob) => upload<{ key: string }>('POST', 'chat-pictures', file),
  chatUrl: (key: string) => `/api/chat-pictures/${segment(key)}`,
  ofDocument: async (id: string) =>
    (await request<DocumentPicturesReport>('GET', `documents/${segment(id)}/pictures`)).pictures,
  documentUrl: (key: string) => `/api/document-pictures/${segment(key)}`,
};
