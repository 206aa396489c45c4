const CLAUSE_END = /[\n。！？，、；：,!?（）()[\]|`*#>"“”]+|[.;:](?=\s)/;
const SHORTEST = 10;
const LONGEST = 40;

/** Stretches of the knowledge as long as questions are; stand-ins for questions that nobody has asked yet. */
export const clausesOf = (text: string): string[] =>
  text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= SHORTEST && clause.length <= LONGEST);
