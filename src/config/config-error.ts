/** One thing that is wrong with the configuration. */
export interface ConfigProblem {
  /** Where it stands: `config/team.yaml:3:1`, or the environment variable. */
  where: string;
  /** The option's path, such as `models.chat.baseUrl`; for an unknown key what was written. */
  option: string;
  /** What was found; never a secret's value. */
  found: string;
  /** What would be right. */
  allowed: string;
  /** The valid key that is most like an unknown one. */
  nearest?: string;
}

/** The configuration cannot be used. The message names every problem, one a line, and is safe to print. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super([`The configuration has ${count}:`, ...problems.map((problem) => `  ${describe(problem)}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

function describe({ where, option, found, allowed, nearest }: ConfigProblem): string {
  const place = [where, option].filter((part) => part !== '').join(' ');
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `${place}: found ${found}.${hint} Allowed: ${allowed}.`;
}
