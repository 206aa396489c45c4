import { definePlugin } from 'fennelbean/plugin';

interface Configuration {
  page: string;
  terms: readonly string[];
}

/** The lines of the glossary whose term stands in the text. */
const linesFor = (text: string, { terms }: Configuration): string[] =>
  terms.filter((line) => text.toLowerCase().includes(line.split('=', 1).join('').trim().toLowerCase()));

export default definePlugin<Configuration>({
  // What the bot may answer from.
  retriever: {
    retrieve: ({ text }, { configuration }) =>
      linesFor(text, configuration).map((line) => ({ text: line, title: '术语表', url: configuration.page })),
  },
  // What a member says as `/term BMI`.
  commands: [
    {
      name: 'term',
      description: { zh: '查术语', en: 'Looks a term up' },
      run: ({ argument, language }, { configuration }) => {
        const [line = null] = argument === '' ? [] : linesFor(argument, configuration);
        return line ?? (language === 'zh' ? '术语表里没有这个词。' : 'The glossary does not have it.');
      },
    },
  ],
});
