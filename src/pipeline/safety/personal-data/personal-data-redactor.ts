import { createHmac } from 'node:crypto';
import type { PlacedValue, Redaction, RedactionScope, Redactor } from '../../../core/ports/redactor';
import { languageOf } from '../../../text/language';
import { placeholderWords, suffixCharacters, suffixLength } from '../../../text/placeholders';
import { findPersonalData, type FoundData } from './find-personal-data';

/** Replaces personal data by placeholders that are made of the key, the member, the conversation and the value. */
export class PersonalDataRedactor implements Redactor {
  /** @param key of placeholders; without it nobody can tell from one what it stands for by trying values */
  constructor(private readonly key: Buffer) {}

  redact(text: string, scope: RedactionScope): Redaction {
    const found = findPersonalData(text);
    if (found.length === 0) return { text, placed: [] };
    const language = languageOf(text) === 'zh' ? 0 : 1;
    const placed = new Map<string, PlacedValue>();
    let redacted = '';
    let at = 0;
    for (const one of found) {
      const placeholder = `[${placeholderWords[one.kind][language]}-${this.suffixOf(one, scope)}]`;
      if (!placed.has(placeholder)) placed.set(placeholder, { placeholder, value: text.slice(one.start, one.end) });
      redacted += text.slice(at, one.start) + placeholder;
      at = one.end;
    }
    return { text: redacted + text.slice(at), placed: [...placed.values()] };
  }

  private suffixOf({ kind, canonical }: FoundData, { conversation, memberId }: RedactionScope): string {
    const identity = JSON.stringify([conversation.channel, conversation.id, memberId, kind, canonical]);
    const digest = createHmac('sha256', this.key).update(identity).digest();
    return [...digest.subarray(0, suffixLength)].map((byte) => suffixCharacters.charAt(byte % 32)).join('');
  }
}
