import { dataEn } from './data.en';
import { draftsEn } from './drafts.en';
import { figuresEn } from './figures.en';
import { groupsEn } from './groups.en';
import { knowledgeEn } from './knowledge.en';
import { loginsEn } from './logins.en';
import { modelsEn } from './models.en';
import { outcomesEn } from './outcomes.en';
import { picturesEn } from './pictures.en';
import { pluginsEn } from './plugins.en';
import { preprocessEn } from './preprocess.en';
import { queryEn } from './query.en';
import { settingsEn } from './settings.en';
import { trustEn } from './trust.en';
import { waitingEn } from './waiting.en';
import type { Dictionary } from './zh';

export const en: Dictionary = {
  htmlLang: 'en',
  tagline: 'Answers only with sources',
  switchLanguage: '中文',
  switchLanguageLabel: '切换到中文',
  scheme: { auto: 'Appearance: system', light: 'Appearance: light', dark: 'Appearance: dark' },
  skipToComposer: 'Skip to the message box',
  loading: 'Opening…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',

  assistant: 'Assistant',
  noAssistants: 'There is no assistant yet. Run fennelbean ingest in the terminal, then try again.',
  newConversation: 'New conversation',
  newConversationStarted: 'A new conversation has started.',
  backToPrevious: 'Back to the previous one',
  conversationLabel: 'Group chat messages',

  starters: {
    title: 'This is a simulated group',
    lead: [
      'Try one: a question gets an answer with its source, chatter gets silence.',
      'Below each message you can see why.',
    ],
    good: 'To be answered',
    chatter: 'To be left alone',
    ownKnowledge: [
      'Type a question below that your documents can answer, then try some chatter.',
      'Below each message you can see why.',
    ],
    send: (name, text) => `Send as ${name}: ${text}`,
  },

  composer: {
    label: 'Message',
    placeholder: (name) => `Speak as ${name}…`,
    hint: 'Enter sends, Shift+Enter starts a new line; pictures can be pasted or dropped',
    mention: '@Fennelbean',
    mentionOn: 'This message will mention the bot',
    mentionOff: 'Mention the bot',
    send: 'Send',
  },

  members: {
    label: 'Who is speaking',
    edit: 'Rename or add members',
    title: 'Group members',
    name: (position) => `Name of member ${position}`,
    remove: (name) => `Remove ${name}`,
    add: 'Add a member',
    newName: (position) => `Member ${position}`,
    done: 'Done',
  },

  message: {
    bot: 'Fennelbean',
    botTag: 'bot',
    mention: '@Fennelbean',
    replyTo: (name) => `replying to ${name}`,
    pending: 'Working on it',
    waitsFor: {
      more: 'Letting them finish',
      question: 'Waiting for their question',
      members: 'Letting members answer first',
    },
    joined: 'One question with what they said next',
    joinedCount: (count) => `${count} messages, one question`,
    withNote: (line, note) => `${line} (${note})`,
    completed: (question) => `Completed as: ${question}`,
    why: 'See why',
    sources: (count) => (count === 1 ? '1 source' : `${count} sources`),
    source: (number) => `Source ${number}`,
    reviewedOn: (date) => `reviewed ${date}`,
    writer: {
      quote: 'quoted as written',
      model: 'written by a model',
      query: 'counted by a saved question',
      fixed: 'fixed line',
    },
  },

  live: {
    reconnecting: 'Connection lost, reconnecting…',
    historyFailed: 'The earlier messages could not be fetched.',
  },

  panel: {
    title: 'Why',
    label: 'Why this message was handled as it was',
    empty: 'Open the status below any message to see here why it was answered or not.',
    pending: 'Still being worked on; the result will show here at once.',
    failed: 'The explanation could not be fetched.',
    aboutMessage: (name) => `${name} wrote`,
    score: 'Score',
    scoreNote:
      'How much it is like a question to answer: evidence in the knowledge, and what the good and bad questions teach.',
    scoreValue: 'Score',
    threshold: 'Threshold',
    above: (name, value, threshold, gap) => `${name} ${value}, ${gap} above the threshold of ${threshold}.`,
    below: (name, value, threshold, gap) => `${name} ${value}, ${gap} below the threshold of ${threshold}.`,
    equal: (name, value) => `${name} ${value}, exactly at the threshold.`,
    scoreInReview: (width) => `That is inside the review zone (threshold ± ${width}).`,
    listRules: 'A list holds exactly this sentence, so the score did not count.',
    reportRules: 'It asks about the lab report that came with it, so the score did not count.',
    savedRules: 'It is a saved statistics question, so the score did not count.',
    refined: (before, likeness) =>
      `Words left it open (score ${before}), so the embedding model was asked: ${likeness}.`,
    refineFailed: 'Words left it open, and the embedding model did not answer in time: the score by words holds.',
    likeness: (good, bad, passage) =>
      `like the good questions ${good}, like the bad ones ${bad}${passage === null ? '' : `, like the knowledge ${passage}`}`,
    zones: { silent: 'Silent', review: 'For a person', answer: 'Answer' },
    knowledge: 'Evidence in the knowledge',
    knowledgeValue: 'Evidence',
    knowledgeNote: 'How much the knowledge itself holds on this message, before anything is learnt from the lists.',
    knowledgeZones: { low: 'Too little', high: 'Enough' },
    noVerdict: 'This message did not get as far as being scored.',
    nearest: 'Most similar questions',
    nearestGood: 'Good questions',
    nearestBad: 'Bad questions',
    nearestNone: 'None is close',
    similarity: (percent) => `similarity ${percent}`,
    evidence: 'What was found',
    evidenceNone: 'No passage was taken out: it stopped at the decision, or nothing relevant was found.',
    evidenceKind: {
      passage: 'Passage',
      'qa-pair': 'Q&A',
      file: 'Posted file',
      web: 'Web',
      picture: 'Picture sent',
      figure: 'Figure',
    },
    via: (path) => `Found by way of ${path}`,
    evidenceScore: (score) => `score ${score}`,
    carried: 'carried the score',
    carriedElsewhere: (count, best) =>
      `${count === 1 ? 'One passage' : `${count} passages`} counted towards the score; the strongest gave ${best}.`,
    cited: (number) => `cited as source ${number}`,
    more: 'Show all',
    less: 'Show less',
    failedRetrievers: (names) => `Some sources did not respond: ${names}.`,
    timings: 'Time taken',
    total: 'Total',
    writer: 'Writing',
    writerText: {
      quote: 'No model was used: these are sentences of the documents as they stand.',
      model: 'Written by the configured model; its citations were checked.',
      query: 'A saved question was asked of the data and filled into its sentence; no model was used.',
      fixed: 'One of the program’s own lines.',
    },
    writerFallback: (why) => `A model was to write this, but ${why}; sentences of the documents are quoted instead.`,
    tokens: (count) => `${count} tokens used.`,
    read: 'As the program read it',
  },

  ...groupsEn,
  ...settingsEn,
  ...waitingEn,
  ...draftsEn,
  ...loginsEn,
  ...knowledgeEn,
  ...picturesEn,
  ...pluginsEn,
  ...modelsEn,
  ...dataEn,
  ...figuresEn,
  ...queryEn,
  ...trustEn,
  ...preprocessEn,

  teach: {
    title: 'Teach it',
    note: 'Adds this message to the assistant’s good or bad questions.',
    good: 'Answer this kind',
    bad: 'Ignore this kind',
    addedGood: 'Added to the good questions; takes effect within a second.',
    addedBad: 'Added to the bad questions; takes effect within a second.',
    removed: 'Undone; back to normal within a second.',
    again: 'Send it again',
    inGood: 'Already a good question',
    inBad: 'Already a bad question',
  },

  session: {
    title: 'This page is private',
    lead: 'To open it you need the token that is made at start.',
    where:
      'In the terminal that runs npm start there is a line with a link beginning with http://. Open that link, or paste the link or the token here:',
    field: 'Link or token',
    enter: 'Enter',
    wrong: 'That token is not right. It may change at each start; please use the latest line in the terminal.',
    offlineTitle: 'The server cannot be reached',
    offline: 'Please make sure that npm start is still running in the terminal, then try again.',
  },

  errors: {
    unreachable: 'The server cannot be reached. Your text is still here; please try again in a moment.',
    server: 'Something went wrong on the server. Your text is still here; please try again.',
    crashed: 'The page ran into an error. All messages are kept on the server; reload to go on.',
    reload: 'Reload',
  },

  ...outcomesEn,
  joinSentences: (sentences) => sentences.join(' '),
  joinStatus: (kind, short) => `${kind}: ${short}`,
};
