import type { ChannelHarness } from './far-end';

/** Rows are cases, columns channels. What a platform does not offer bears a number, and the reasons stand below. */
export function contractTable(
  harnesses: readonly Pick<ChannelHarness, 'name' | 'lacks'>[],
  cases: readonly string[],
  failed: (channel: string, name: string) => boolean,
): string {
  const notes: string[] = [];
  const cell = ({ name: channel, lacks }: Pick<ChannelHarness, 'name' | 'lacks'>, name: string): string => {
    const reason = lacks[name];
    if (reason === undefined) return failed(channel, name) ? 'FAILED' : 'ok';
    if (!notes.includes(reason)) notes.push(reason);
    return `n/a ${notes.indexOf(reason) + 1}`;
  };
  const rows = [
    ['', ...harnesses.map(({ name }) => name)],
    ...cases.map((name) => [name, ...harnesses.map((harness) => cell(harness, name))]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, 'not offered by the platform:', ...notes.map((note, at) => `  ${at + 1}. ${note}`)].join('\n');
}
