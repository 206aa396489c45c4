import type { AppConfig } from '../config/app-config';
import type { AttachmentSource } from '../core/ports/attachment-source';
import { AttachmentError, type Channel } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { TranscriptionModel } from '../core/ports/transcription-model';
import { BoundedTranscriptionModel } from '../media/sound/bounded-transcription.model';
import { SilkDecoder } from '../media/sound/silk-decoder';
import { OpenAiTranscriptionModel } from '../models/openai-compatible/openai-transcription.model';
import { silkThreadScript } from './program-paths';

/** Null where no endpoint writes sounds down. */
export function composeTranscription({ models }: Pick<AppConfig, 'models'>, clock: Clock): TranscriptionModel | null {
  const { baseUrl, model, apiKey, timeoutSeconds, spokenLanguage, maxSeconds, secondsPerHour } = models.transcription;
  if (!baseUrl || !model) return null;
  return new BoundedTranscriptionModel({
    model: new OpenAiTranscriptionModel({ baseUrl, model, apiKey, timeoutSeconds, language: spokenLanguage }),
    silk: new SilkDecoder(silkThreadScript),
    clock,
    maxSeconds,
    secondsPerHour,
  });
}

/** Attachments by the channel that they came from. */
export const attachmentsOf = (channels: readonly Channel[]): AttachmentSource => ({
  fetch: ({ channel, app, platformMessageId, ...attachment }, limits) => {
    const wired = channels.find(({ name }) => name === channel);
    if (!wired?.fetchAttachment) {
      return Promise.reject(new AttachmentError('gone', `Nothing can be fetched from ${channel}`));
    }
    return wired.fetchAttachment({ app, platformMessageId }, attachment, limits);
  },
});
