import type { FigureRefusal } from '../../core/ports/answerer';
import type { Language } from '../../core/question';

const lines: Readonly<Record<FigureRefusal, Readonly<Record<Language, string>>>> = {
  'not-permitted': {
    zh: '这部分数据没有开放给我查，我帮不上；需要的话请联系数据管理员。',
    en: 'That part of the data is not open to me. If you need it, please ask whoever looks after the data.',
  },
  'no-data': {
    zh: '查过了，数据里没有符合条件的记录。可以换个时间范围或说法再问我。',
    en: 'I looked, and no record in the data matches. Another period or wording may help.',
  },
  'cannot-tell': {
    zh: '现有的数据里没有能回答这个问题的内容。',
    en: 'The data here does not hold what would answer this.',
  },
  'no-model': {
    zh: '这样的统计要有语言模型才能查，这里没有配置；我能直接回答的是事先保存的统计问题。',
    en: 'Such statistics need a language model, and none is set up here; I can answer the statistics questions saved beforehand.',
  },
  failed: {
    zh: '数据这会儿查不了，请过一会儿再问我。',
    en: 'The data cannot be reached right now. Please ask me again in a while.',
  },
};

const none = {
  zh: '查过了，数据里没有符合条件的记录，或者人数太少不便显示。可以换个时间范围或说法再问我。',
  en: 'I looked: no record in the data matches, or there are too few people to be shown. Another period or wording may help.',
} as const;

/**
 * One kind line; names no table, no host and no error.
 * @param hidesFew whether groups of few people are not shown, and so look as if they were not there
 */
export const refusalLine = (reason: FigureRefusal, language: Language, hidesFew = false): string =>
  reason === 'no-data' && hidesFew ? none[language] : lines[reason][language];
