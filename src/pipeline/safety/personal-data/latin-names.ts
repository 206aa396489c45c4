import type { PersonalRule } from './finding';

const WORD = "[A-Z][a-z]{0,15}(?:['’-]?[A-Z]?[a-z]{1,15})+";
const NAME = `(?<name>${WORD}(?: [A-Z]\\.?(?= ))?(?: ${WORD}){0,2}|[A-Z]{2,15}(?:,? [A-Z]{2,15}){1,2})`;
const WHOLE = `(?<name>${WORD}(?: [A-Z]\\.?(?= ))?(?: ${WORD}){1,2}|[A-Z]{2,15},? [A-Z]{2,15})`;
const PATTERNS = [
  new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Nurse|Madam|Sir)\\.? ${NAME}`, 'g'),
  new RegExp(
    `\\b(?:[Pp]atient|[Pp]atient'?s? [Nn]ame|[Nn]ame|[Ff]ull [Nn]ame|[Cc]ontact(?: [Pp]erson)?|[Nn]ext of [Kk]in|[Ss]ubject|[Pp]articipant|[Cc]aregiver|[Cc]lient|[Gg]uardian|[Rr]ecipient|[Aa]ttn|[Pp]hysician|[Ss]igned|[Pp]t|NAME|PATIENT(?: NAME)?) ?[:=] ?${NAME}`,
    'g',
  ),
  new RegExp(`\\b(?:[Mm]y name is|[Nn]ame is|[Nn]amed|[Cc]alled) ${NAME}`, 'g'),
  new RegExp(
    `\\b(?:I am|I'm|[Tt]his is|[Pp]atient|[Ss]ubject|[Pp]articipant|[Cc]aregiver|[Vv]olunteer|[Dd]onor|[Nn]eighbou?r|[Uu]ncle|[Aa]unt|[Cc]hild|[Mm]other|[Ff]ather|[Mm]om|[Dd]ad|[Hh]usband|[Ww]ife|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Gg]randma|[Gg]randpa|[Gg]randmother|[Gg]randfather|[Ff]riend|[Cc]olleague|[Cc]lassmate|[Rr]egards|[Ss]incerely|[Bb]est),? ${WHOLE}`,
    'g',
  ),
  // 姓名: Wang Jianguo
  new RegExp(`[\\u3400-\\u9fff] ?[:：] ?${WHOLE}`, 'g'),
  new RegExp(`(?:姓名|患者|病人|联系人|收件人|家属|我叫|名叫|名字是)[ :：]{0,3}${NAME}`, 'g'),
];
/** Words of titles and headings, which are written with capitals, too. */
const NOT_A_NAME =
  /\b(?:Health|Reported|Education|Safety|Care|Access|Cent(?:er|re)(?:ed)?|Outcomes?|Questionnaire|Portal|Rights|Information|Experience|Global|Data|Assessment|Hospital|University|Department|Clinic|Medical|Study|Trial|Group|Support|Services?|Day|Year|History|Status|Population|Cohort|Registry|Score|Scale|Index|The|This|That|With|And|For|From|Chinese|English|American|European|Asian|Happy|New|Not|Very|Just|Still|Also|Sorry|Wishes|Regards|Practices?)\b/;

/** Names in Latin letters, which are told by their capitals. */
export const findLatinNames: PersonalRule = ({ text }) =>
  PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const name = match.groups?.name ?? '';
      if (NOT_A_NAME.test(name)) return [];
      const start = match.index + match[0].length - name.length;
      return [{ kind: 'name' as const, start, end: start + name.length }];
    }),
  );
