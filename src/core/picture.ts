/** A rectangle in pixels of the upright picture; all at least 0, within its edges. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface PictureWord {
  text: string;
  box: Box;
  /** Of the recogniser, 0 to 1. */
  confidence: number;
}

/** A line as people read it, its words from left to right. */
export interface PictureLine {
  words: readonly PictureWord[];
  box: Box;
}

/** Decoded, turned upright and encoded anew by us: nothing of the original but its dots. */
export interface SafePicture {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

/**
 * Why a picture is not read. `gone`: the platform has it no more. `failed`: it could not be fetched or opened just now.
 * `too-large`: bytes. `too-many-dots`: more than 25 megapixels. `heic`: a format of phones that is not opened here.
 * `unsupported`: no picture, or another format. `damaged`: it cannot be decoded. `blank`: one colour all over. `too-many`:
 * beyond what is looked at of one question. `busy`: too many wait.
 */
export const pictureRefusals = [
  'gone',
  'failed',
  'too-large',
  'too-many-dots',
  'heic',
  'unsupported',
  'damaged',
  'blank',
  'too-many',
  'busy',
] as const;
export type PictureRefusal = (typeof pictureRefusals)[number];

/** `scan`: CT, X-ray, MRI, ultrasound, pathology and the like. `person`: somebody's likeness; nobody is told who it is. */
export const pictureKinds = [
  'report',
  'scan',
  'body-part',
  'medicine-box',
  'figure',
  'screenshot',
  'person',
  'other',
] as const;
export type PictureKind = (typeof pictureKinds)[number];

export const scanModalities = [
  'ct',
  'x-ray',
  'mri',
  'ultrasound',
  'pathology',
  'endoscopy',
  'ecg',
  'fundus',
  'other',
] as const;
export type ScanModality = (typeof scanModalities)[number];

/** What a model that sees told of a picture; a model's words, which are data and are checked before anybody reads them. */
export interface PictureLook {
  kind: PictureKind;
  /** Of a scan; else null. */
  modality: ScanModality | null;
  /** What is to be seen, as short observations, at most 12 of 200 characters; never conclusions. */
  observations: readonly string[];
  /** The text that it read, at most 4,000 characters. */
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** Whether the picture shows enough to answer what was asked. */
  isAnswerable: boolean;
}

export type RangeVerdict = 'high' | 'low' | 'normal';

/** A row of a laboratory report. */
export interface ReportRow {
  item: string;
  /** As printed, without marks, such as `520`, `<0.10` or `阴性`. */
  value: string;
  unit: string | null;
  /** The reference range as printed; null where none is. */
  range: string | null;
  /** What the report itself marks. */
  printed: 'high' | 'low' | null;
  /** The value against the row's own range, by arithmetic; bounds are within. Null where that cannot be told. */
  verdict: RangeVerdict | null;
}

/**
 * What could not be done. `no-model`: nothing here sees, only letters were read. `no-recogniser`: nothing here reads
 * letters. `kept-here`: the policy of the assistant keeps pictures on this machine. `model-failed`: what sees did not answer. `looks-used-up`:
 * too many were looked at within the hour. `few-letters`: hardly any text could be read. `first-frame`: of a moving
 * picture only the first was looked at. `blurred`: the letters were read with doubt.
 */
export const pictureGaps = [
  'no-model',
  'no-recogniser',
  'kept-here',
  'model-failed',
  'looks-used-up',
  'few-letters',
  'first-frame',
  'blurred',
] as const;
export type PictureGap = (typeof pictureGaps)[number];

/** A picture of a question, as far as it could be read. Personal data is hidden in every text of it. */
export interface ReadPicture {
  /** Tells nothing of the content; the same dots give the same. */
  id: string;
  kind: PictureKind;
  /** Who says so: a model that saw it, or the words on it. */
  kindBy: 'model' | 'text';
  /** Lines of text, top to bottom. */
  lines: readonly string[];
  /** Of a report; else empty. */
  rows: readonly ReportRow[];
  look: PictureLook | null;
  gaps: readonly PictureGap[];
  /** How many words of personal data were blacked out. */
  hidden: number;
  /** What may be shown to a model: personal data is blacked out. Null: nothing of it may be, as it must not leave this machine or too much was shown. */
  shown: SafePicture | null;
}

/** What an admin reads of a picture; no bytes. `seen`: what a model told when it was asked about it; nobody else reads that as it is. */
export type PictureTrace =
  | ({ status: 'read'; path: PicturePath | null; seen: readonly string[] } & Omit<ReadPicture, 'shown'>)
  | { status: 'refused'; reason: PictureRefusal };

/** How a question about a picture is answered. */
export type PicturePath = 'report' | 'medical-image' | 'figure' | 'text';
