/** English questions that go on from what was said before. */
const CARRIES_ON =
  /^(?:(?:so|and|but|then|ok|okay|also)[, ]+)*(?:(?:what|how) about\b|and (?:for|with|in|on|if)\b|(?:why|how|when|where|which one|how so|how come|how much|how many|how long|how often)\??$)/i;
const PERSON = /\b(?:he|she|him|his|her|hers)\b/gi;
const THING = /\b(?:it|its|it's|they|them|their|these|those|this|that|that's|one|ones)\b/gi;
/** Words that look like a pronoun and point at nothing. */
const NOT_POINTING = [
  /\bit(?:'s| is| was)? (?:possible|safe|ok|okay|normal|common|true|necessary|better|worth|allowed|recommended|bad|good|dangerous|important|required|best|harmful|useful|rain\w*|snow\w*)(?: for \w+)? (?:to|that|if)\b/gi,
  /\b(?:is|was|would|will|could) it (?:be )?(?:possible|safe|ok|okay|normal|common|true|necessary|better|worth|allowed|recommended|bad|good|dangerous|important|required|best|harmful|useful)(?: for (?:\w+ ){1,3})?\s?(?:to|that|if)\b/gi,
  /\bdoes it take (?:\w+ ){0,4}to\b|\bwhat time is it\b|\bit (?:is|'s) (?:raining|snowing|late|time)\b/gi,
  /\b(?:this|that) (?:week|month|year|morning|afternoon|evening|night|time|group|day)\b/gi,
  /\b(?:says?|said|think|thinks|thought|know|knows|knew|hear|heard|told|means?|so|such|feels?|felt|sure|noticed|read|found|believe|seems?|ensure|make sure) that\b/gi,
  // "a model that fits": a noun, and what is said of it.
  /\b(?:a|an|the|any|some|every|all|something|anything|everything) (?:\w+ ){0,3}that (?!mean|means|one\b)\w+/gi,
  /\b(?:one of|no one|any one|one (?:day|week|month|year|hour|time|pill|tablet|cup)s?|one-)\b/gi,
];
const PEOPLE =
  /\b(?:father|mother|mom|mum|dad|wife|husband|son|daughter|kid|child|children|baby|grandma|grandpa|grandmother|grandfather|doctor|patient|friend|colleague|brother|sister|parents?|boss|nurse|aunt|uncle|teacher|professor)\b/i;
const CLAUSE_END = /[,.;:?!\n]|\b(?:and|but|because|so|when|if|after|before|while|since|although)\b/i;
const WORDS = /[a-z0-9]{3,}/gi;
const LEAST_WORDS = 2;

/** Whether an English text points at something that it does not name. */
export function needsContextInEnglish(text: string): boolean {
  const bare = text.trim();
  if (CARRIES_ON.test(bare)) return true;
  const seen = NOT_POINTING.reduce((rest, pattern) => rest.replace(pattern, (found) => '_'.repeat(found.length)), bare);
  for (const { index } of seen.matchAll(PERSON)) {
    return !PEOPLE.test(seen.slice(0, index));
  }
  for (const { index } of seen.matchAll(THING)) {
    const clauses = seen.slice(0, index).split(CLAUSE_END).slice(0, -1).join(' ');
    return (clauses.match(WORDS)?.length ?? 0) < LEAST_WORDS;
  }
  return false;
}
