import type { RedFlagClass } from '../../core/ports/red-flags';
import type { Language } from '../../core/question';

/** Emergencies in the words of those who are told of them. */
export const redFlagWords: Readonly<Record<RedFlagClass, Readonly<Record<Language, string>>>> = {
  stroke: { zh: '疑似中风', en: 'possible stroke' },
  'chest-pain': { zh: '胸痛', en: 'chest pain' },
  breathing: { zh: '呼吸困难', en: 'trouble breathing' },
  bleeding: { zh: '大出血', en: 'severe bleeding' },
  anaphylaxis: { zh: '严重过敏', en: 'severe allergic reaction' },
  seizure: { zh: '抽搐', en: 'seizure' },
  unconsciousness: { zh: '昏迷、叫不醒', en: 'unconscious' },
  'infant-fever': { zh: '婴儿高烧', en: 'a baby’s high fever' },
  overdose: { zh: '服药过量或中毒', en: 'overdose or poisoning' },
  'pregnancy-bleeding': { zh: '孕期出血', en: 'bleeding in pregnancy' },
  suicide: { zh: '自伤、自杀', en: 'self-harm or suicide' },
};
