import type { Clock } from '../../core/ports/clock';
import { SoundRefused, type TranscriptionModel, type TranscriptionRequest } from '../../core/ports/transcription-model';
import type { SilkDecoder } from './silk-decoder';
import { HourlyBudget } from '../hourly-budget';
import { type SoundKind, soundKindOf } from './sound-kind';
import { soundSeconds } from './sound-seconds';

export interface BoundedTranscriptionOptions {
  model: TranscriptionModel;
  silk: Pick<SilkDecoder, 'decode'>;
  clock: Pick<Clock, 'elapsed'>;
  /** Of one sound. */
  maxSeconds: number;
  /** Of all sounds within an hour. */
  secondsPerHour: number;
}

/** What endpoints read as it is. */
const mediaTypes: Readonly<Partial<Record<SoundKind, string>>> = {
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
};

/**
 * A transcription model that is given only what it can read and what is paid for: it looks what a sound is by its
 * bytes, decodes what chats send and endpoints do not know, and keeps to the limits.
 */
export class BoundedTranscriptionModel implements TranscriptionModel {
  private readonly budget: HourlyBudget;

  constructor(private readonly options: BoundedTranscriptionOptions) {
    this.budget = new HourlyBudget(options.clock, options.secondsPerHour);
  }

  async transcribe(request: TranscriptionRequest): Promise<{ text: string }> {
    const { model, maxSeconds } = this.options;
    const { signal } = request;
    const { bytes, kind, mediaType, seconds } = await this.readable(request);
    if (!this.budget.take(seconds ?? maxSeconds)) throw new SoundRefused('budget');
    return model.transcribe({ bytes, fileName: `voice.${kind}`, mediaType, seconds, ...(signal && { signal }) });
  }

  /** The sound in a form that endpoints read. Throws `SoundRefused`. */
  private async readable({ bytes, seconds: told, signal }: TranscriptionRequest) {
    const kind = soundKindOf(bytes);
    if (kind === null) throw new SoundRefused('format');
    const seconds = this.checked(told ?? null, soundSeconds(bytes, kind));
    if (kind === 'silk' && seconds !== null) {
      const wav = await this.options.silk.decode(bytes, signal);
      const decoded = this.checked(seconds, soundSeconds(wav, 'wav'));
      return { bytes: wav, kind: 'wav' as const, mediaType: 'audio/wav', seconds: decoded };
    }
    const mediaType = mediaTypes[kind];
    if (mediaType === undefined) throw new SoundRefused('format');
    return { bytes, kind, mediaType, seconds };
  }

  /** The longest of what the platform and the bytes tell; null when neither does. Throws when it is too long. */
  private checked(...known: readonly (number | null)[]): number | null {
    const lengths = known.filter((length) => length !== null);
    const seconds = lengths.length === 0 ? null : Math.max(...lengths);
    // A minute is told as sixty and a bit.
    if (seconds !== null && Math.floor(seconds) > this.options.maxSeconds) throw new SoundRefused('too-long');
    return seconds;
  }
}
