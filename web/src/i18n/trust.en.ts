import type { SafetyStep } from '../api';
import type { trustZh } from './trust.zh';

const stage: Record<SafetyStep['stage'], string> = { question: 'on the question', answer: 'on the answer' };
const rules = (count: number): string => (count === 1 ? '1 rule' : `${count} rules`);

export const trustEn: typeof trustZh = {
  trust: {
    label: { generated: 'AI-generated, for reference only', approved: 'An answer reviewed by a person' },
    approved: 'A person approved this answer. It was sent as it stands, without any model.',
    hidden: 'personal data, hidden',
    hiddenData: (placeholder) => `${placeholder} (personal data, hidden)`,

    emergencyMark: 'Emergency',
    emergencyOpen: 'Emergency, not acknowledged',
    emergencyGroup: (group) => `Emergency · ${group}`,
    emergency: 'Emergency notice',
    redFlag: (redFlagName) => `What was seen: ${redFlagName}.`,
    redFlagClass: {
      stroke: 'stroke',
      'chest-pain': 'chest pain',
      breathing: 'trouble breathing',
      bleeding: 'severe bleeding',
      anaphylaxis: 'a severe allergic reaction',
      seizure: 'a seizure',
      unconsciousness: 'unconsciousness',
      'infant-fever': 'a baby’s high fever',
      overdose: 'an overdose or poisoning',
      'pregnancy-bleeding': 'bleeding in pregnancy',
      suicide: 'self-harm or suicide',
    },
    redFlagRule: 'Rule',
    emergencySent:
      'The fixed text was sent at once, past any model and any queue; the duty admin was told at the same time.',
    unsigned: (count) =>
      `${count === 1 ? '1 emergency text has' : `${count} emergency texts have`} yet to be signed by a clinician. Let one read config/red-flags and fill in reviewed-by.`,

    intent: 'Kind of question',
    intentName: {
      literature: 'A literature question',
      statistics: 'A statistics question',
      medical: 'A general medical inquiry',
      'medical-image': 'An inquiry about a medical image',
      'how-to': 'How to do something',
      'small-talk': 'Small talk to the bot',
    },
    intentIs: (name, percent) => `${name}, ${percent} sure.`,
    intentNone: (percent) =>
      `Unlike every kind that is set up (the nearest is only ${percent} sure), so it was taken as a general question.`,
    intentBy: {
      examples: 'Told by the examples, without a model.',
      model: 'The examples left it open, so a model told.',
      none: '',
    },

    safety: 'Safety rules',
    rule: {
      'calls-all': '@all',
      commands: 'Orders or claims to have done something',
      'foreign-links': 'Links outside of the sources',
      impersonation: 'Posing as somebody, or sending members to strangers',
      'personal-medicine': 'Personal medicine and diagnosis',
      'prompt-words': 'Leaked prompt',
      secrets: 'Leaked secrets',
      unfounded: 'Nothing to do with the sources',
      words: 'Word list',
      moderation: 'Moderation',
    },
    did: {
      passed: () => 'passed',
      marked: () => 'noted, nothing changed',
      removed: (sentences) => {
        if (sentences === undefined) return 'removed a part';
        return sentences === 1 ? 'removed 1 sentence' : `removed ${sentences} sentences`;
      },
      blocked: () => 'blocked',
    },
    safetyDid: (ruleName, at, what) => `${ruleName}, ${stage[at]}: ${what}`,
    because: (line, findingName) => `${line} (${findingName})`,
    finding: {
      dose: 'a personal dose',
      choice: 'which medicine to take',
      start: 'starting a medicine',
      stop: 'stopping a medicine',
      change: 'changing a medicine or its dose',
      diagnosis: 'whether they have an illness',
      scan: 'reading a result',
      'safety-rule-failed': 'the check failed, which counts as a block',
    },
    countedFinding: {
      'listed-words': (count) => (count === 1 ? '1 listed word' : `${count} listed words`),
      'noticed-words': (count) => (count === 1 ? '1 word to watch' : `${count} words to watch`),
    },
    suspected: (place, signs) =>
      `Suspected instructions ${place} (${signs.join(', ')}): taken as data, and not followed`,
    suspectedIn: { message: 'in the message', quote: 'in the quoted words', article: 'in the web page' },
    suspectedPiece: (title) => `in the source “${title}”`,
    sign: {
      order: 'orders the bot about',
      reach: 'asks for keys, prompts or other groups',
      dictated: 'dictates the answer',
      'forged-role': 'poses as the system or an admin',
      disguised: 'disguised text',
      unseen: 'invisible text',
    },
    blockedBy: (name) => `Blocked by the rule ${name}.`,
    passed: (count) => `${rules(count)} checked it and let it pass.`,
    alsoPassed: (count) => `${rules(count)} more checked it and let it pass.`,

    removed: 'Sentences that were not sent',
    removedNote: 'Each sentence of a draft has to agree with its sources; one that does not is not sent.',
    fault: {
      number: 'a number without a source',
      unit: 'a unit unlike the source’s',
      dose: 'a dose without a source',
      range: 'a range unlike the source’s',
      comparison: 'more and less turned around',
      date: 'a date without a source',
      drug: 'a medicine’s name without a source',
      name: 'a name without a source',
      negation: 'the opposite of the source',
      overstated: 'more certain than the source',
      invented: 'nothing of it in the sources',
      'other-language': 'in another language than its source, cannot be compared',
      model: 'unsupported, the checking model found',
      refusal: 'only says that nothing is known',
      'no-citation': 'names no source',
      'unknown-citation': 'names a source that does not exist',
    },
    sentences: (count) => (count === 1 ? '1 sentence' : `${count} sentences`),

    usage: 'Models used',
    usageColumns: { endpoint: 'Endpoint', calls: 'Calls', tokens: 'Tokens', cost: 'Cost' },
    tokensSplit: (prompt, completion) => `${prompt} read, ${completion} written`,
    priceUnknown: 'price not known',
  },
};
