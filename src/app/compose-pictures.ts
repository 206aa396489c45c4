import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { AppConfig } from '../config/app-config';
import type { AttachmentSource } from '../core/ports/attachment-source';
import type { Clock } from '../core/ports/clock';
import type { PictureFiles } from '../core/ports/document-picture-store';
import type { PictureDecoder } from '../core/ports/picture-decoder';
import type { PictureReader } from '../core/ports/picture-reader';
import type { Prompts } from '../core/ports/prompts';
import type { Redactor } from '../core/ports/redactor';
import type { TextRecogniser } from '../core/ports/text-recogniser';
import type { VisualQuestioner } from '../core/ports/visual-questioner';
import { InstalledPrograms } from '../isolation/installed-programs';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { DiscreetQuestioner } from '../media/look/discreet-questioner';
import { ModelQuestioner } from '../media/look/model-questioner';
import { IsolatedPictureDecoder } from '../media/pictures/isolated-picture.decoder';
import { ReadPictures } from '../media/read-pictures';
import { EndpointRecogniser } from '../media/recognition/endpoint.recogniser';
import { TesseractRecogniser } from '../media/recognition/tesseract.recogniser';
import { FolderPictureFiles } from '../stores/files/picture-files';
import type { Models } from './compose-models';
import { picturesScript } from './program-paths';

export interface PictureParts {
  config: Pick<AppConfig, 'pictures' | 'models'>;
  models: Pick<Models, 'vision' | 'recognition'>;
  prompts: Prompts;
  redactor: Redactor;
  attachments: AttachmentSource;
  searchPath: string;
  clock: Clock;
}

export interface Recognising {
  recogniser: TextRecogniser;
  /** What read it, for what is kept of a figure. */
  name: string;
}

export interface Pictures {
  /** Of members' pictures; null: nobody looks at them. */
  reader: PictureReader | null;
  questioner: VisualQuestioner | null;
  /** Null: nothing reads letters. */
  recognising: Recognising | null;
  /** Of members' pictures, and of those of documents, so that an ingest keeps nobody waiting. */
  decoder: PictureDecoder;
  documentDecoder: PictureDecoder;
  files: PictureFiles;
  stop: () => void;
}

const MEGABYTE = 1024 * 1024;
/** Of a kept figure. */
const FIGURE_SIDE = 1600;

/** What opens, reads and looks at pictures. */
export function composePictures(parts: PictureParts): Pictures {
  const { config, models, prompts, redactor, attachments, clock } = parts;
  const { enabled, maxMegabytes, looksPerHour, documents } = config.pictures;
  const ofMembers = new IsolatedProcesses({ size: 2, mostWaiting: 40 });
  const ofDocuments = new IsolatedProcesses({ size: 1, mostWaiting: 1000 });
  const maxBytes = maxMegabytes * MEGABYTE;
  const decoder = new IsolatedPictureDecoder({ runner: ofMembers, script: picturesScript, maxBytes });
  const documentDecoder = new IsolatedPictureDecoder({
    runner: ofDocuments,
    script: picturesScript,
    longestSide: FIGURE_SIDE,
  });
  const questioner = models.vision && new ModelQuestioner({ model: models.vision, prompts });
  const recognising = recogniserOf(parts, decoder);
  const reader = new ReadPictures({
    attachments,
    decoder,
    recogniser: recognising?.recogniser ?? null,
    redactor,
    looker: questioner,
    clock,
    limits: { maxMegabytes, looksPerHour },
  });
  return {
    reader: enabled ? reader : null,
    questioner: enabled && questioner ? new DiscreetQuestioner({ questioner, redactor }) : null,
    recognising,
    decoder,
    documentDecoder,
    files: new FolderPictureFiles(documents.folder),
    stop: () => {
      ofMembers.stop();
      ofDocuments.stop();
    },
  };
}

/** As the configuration says; `auto` takes the program of this machine where there is one. */
function recogniserOf(
  { config, models, prompts, searchPath }: PictureParts,
  decoder: PictureDecoder,
): Recognising | null {
  const { recogniser: chosen, recogniserSeconds } = config.pictures;
  const { isTrusted, model = '' } = config.models.recognition;
  if (chosen === 'off') return null;
  if (chosen === 'tesseract' || (chosen === 'auto' && isInstalled('tesseract', searchPath))) {
    const programs = new InstalledPrograms(searchPath);
    const recogniser = new TesseractRecogniser({ programs, decoder, milliseconds: recogniserSeconds * 1000 });
    return { recogniser, name: 'tesseract' };
  }
  if (!models.recognition) return null;
  const recogniser = new EndpointRecogniser({ model: models.recognition, prompts, isTrusted });
  return { recogniser, name: `endpoint:${model}` };
}

function isInstalled(program: string, searchPath: string): boolean {
  return searchPath.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
