import type { Message } from '../../core/message';
import type { RedFlag } from '../../core/ports/red-flags';
import type { Language } from '../../core/question';

/** An emergency in what has just come in. */
export interface Emergency {
  /** As it came in. */
  message: Message;
  flag: RedFlag;
  language: Language;
}
