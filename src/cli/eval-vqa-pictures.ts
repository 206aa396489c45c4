import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { picturesScript, promptsFolder } from '../app/program-paths';
import type { AppConfig } from '../config/app-config';
import type { SafePicture } from '../core/picture';
import type { ChatModel } from '../core/ports/chat-model';
import type { PictureDecoder } from '../core/ports/picture-decoder';
import type { VqaQuestion, VqaReply } from '../evaluation/evaluate-vqa.use-case';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { ModelQuestioner } from '../media/look/model-questioner';
import { IsolatedPictureDecoder } from '../media/pictures/isolated-picture.decoder';
import { PromptFiles } from '../models/prompt-files';
import { note } from './output';

export interface VqaAsker {
  ask: (question: VqaQuestion) => Promise<VqaReply>;
  stop: () => void;
}

/** Pictures that are kept decoded; sets have the questions of one together. */
const KEPT = 8;

/** Shows each picture to the model as members' pictures are shown. One that cannot be is named once, and its questions fail. */
export function askedPictures({
  config,
  model,
  data,
}: {
  config: Pick<AppConfig, 'pictures'>;
  model: ChatModel;
  /** The file that names the pictures. */
  data: string;
}): VqaAsker {
  const runner = new IsolatedProcesses({ size: 2, mostWaiting: 40 });
  const maxBytes = config.pictures.maxMegabytes * 1024 * 1024;
  const decoder = new IsolatedPictureDecoder({ runner, script: picturesScript, maxBytes });
  const questioner = new ModelQuestioner({ model, prompts: new PromptFiles(promptsFolder), answers: 'words' });
  const pictures = new KeptPictures(decoder, dirname(resolve(data)));
  const ask = async ({ image, question }: VqaQuestion): Promise<VqaReply> => {
    const picture = await pictures.open(image);
    if (!picture) return { status: 'failed', tokens: 0 };
    const seen = await questioner.ask({ picture, question, known: '', assistant: '' });
    const tokens = seen.usage.reduce(
      (sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens,
      0,
    );
    return seen.status === 'seen'
      ? { status: 'answered', predicted: seen.value, tokens }
      : { status: seen.status, tokens };
  };
  return {
    ask,
    stop: () => {
      runner.stop();
    },
  };
}

class KeptPictures {
  private readonly opened = new Map<string, Promise<SafePicture | null>>();
  private readonly named = new Set<string>();

  constructor(
    private readonly decoder: PictureDecoder,
    private readonly folder: string,
  ) {}

  /** Null for a picture that is missing or broken. */
  open(image: string): Promise<SafePicture | null> {
    const kept = this.opened.get(image);
    if (kept) return kept;
    const [oldest] = this.opened.keys();
    if (this.opened.size >= KEPT && oldest !== undefined) this.opened.delete(oldest);
    const picture = this.decode(image);
    this.opened.set(image, picture);
    return picture;
  }

  private async decode(image: string): Promise<SafePicture | null> {
    const bytes = await readFile(resolve(this.folder, image)).catch(() => null);
    const decoded = bytes && (await this.decoder.decode(bytes));
    if (decoded?.status === 'done') return decoded.value;
    if (!this.named.has(image)) note(`${image}: ${decoded ? decoded.reason : 'there is no such file'}`);
    this.named.add(image);
    return null;
  }
}
