import { sayingKnown } from './hidden-words';
import type { OutputRule } from './output-rule';

/** What keys and passwords look like, whosever they are. */
const KEY_SHAPE =
  /\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abprs]|akia|aiza|eyj)[-_a-z0-9]{12,}|-----begin [a-z ]*key|\bbearer\s+[a-z0-9._-]{12,}|(?:mysql|postgres(?:ql)?|redis|mongodb(?:\+srv)?|amqp):\/\/\S+/;
const NAMED_KEY =
  /(?:密钥|私钥|令牌|api[_ -]?key|app[_ -]?secret|access[_ -]?token|token|secret|password|passwd)\s*(?:是|为|[:=])\s*["'“”「]?[^\s"'，。]{6,}/;

/** No key of the configuration, and nothing that looks like one unless a reviewed source says it. */
export const secretsRule: OutputRule = {
  name: 'secrets',
  unfit: (sentences, { secrets, reviewed }) => [
    ...sayingKnown(sentences, secrets, () => false),
    ...[...sentences.find(KEY_SHAPE), ...sentences.find(NAMED_KEY)]
      .filter(({ match }) => !reviewed.includes(match))
      .flatMap(({ places }) => places),
  ],
};
