import type { dataZh } from './data.zh';

export const dataEn: typeof dataZh = {
  data: {
    title: 'Data sources',
    lead: 'Members ask about this data in their own words. It is only read, and only the tables and columns below. As the section analytics of the configuration and each source’s description say.',
    none: 'No data source is configured. For a MySQL, MariaDB or SQLite of your team see docs/analytics.md.',
    failed: 'How the data sources do could not be fetched; it is tried again by itself.',
    kind: { sqlite: 'SQLite', mysql: 'MySQL / MariaDB' },
    reachable: 'well',
    unreachable: 'cannot be asked',
    noDescription: 'Its description is missing or not as it must be, so no table may be read; the log says why.',
    assistants: 'Assistants that may ask it',
    asOf: 'Data as of',
    peopleAtLeast: 'Few people',
    fewerThan: (count) => `groups of fewer than ${count} are not shown`,
    tables: (count) => `Tables (${count})`,
    terms: (count) => `Terms (${count})`,
    saved: (count) => `Saved questions (${count}), answered without a model`,
    noSaved: 'There is no saved question; without a model this source answers nothing.',
    rowFilter: 'Only these rows:',
    columnCount: (count) => (count === 1 ? '1 column' : `${count} columns`),
    column: 'Column',
    meaning: 'Meaning',
    type: 'Type',
    termMeans: (term, means) => `${term}: ${means}`,
    joinLines: '; ',
  },
};
