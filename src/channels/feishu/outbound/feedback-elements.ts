import type { ReplyBody } from '../../../core/ports/channel';
import { cardWords } from './card-words';

/** What a press on a card brings back. */
export interface CardActionValue {
  action: 'up' | 'down' | 'report' | 'withdraw';
  questionId: string;
  language: ReplyBody['language'];
}

/** Name of the input whose words come with `down` and `report`. */
export const REASON_INPUT = 'reason';

/** 👍 and withdrawing by one press; 👎 and a report with a reason if one is given. A form must stand at the card's root. */
export function feedbackElements(body: ReplyBody): object[] {
  const words = cardWords[body.language];
  return [
    row([button(body, 'up', words.up), button(body, 'withdraw', words.withdraw)]),
    {
      tag: 'form',
      name: 'feedback',
      elements: [
        {
          tag: 'input',
          name: REASON_INPUT,
          required: false,
          max_length: 200,
          width: 'fill',
          placeholder: plainText(words.reason),
        },
        row([submitButton(body, 'down', words.down), submitButton(body, 'report', words.report)]),
      ],
    },
  ];
}

/** The asker's way to stop an answer that is being written. */
export const stopButton = (body: ReplyBody): object => button(body, 'withdraw', cardWords[body.language].stop);

function button({ questionId, language }: ReplyBody, action: CardActionValue['action'], text: string) {
  const value: CardActionValue = { action, questionId, language };
  return {
    tag: 'button',
    type: 'default',
    size: 'small',
    text: plainText(text),
    behaviors: [{ type: 'callback', value }],
  };
}

const submitButton = (body: ReplyBody, action: CardActionValue['action'], text: string) => ({
  ...button(body, action, text),
  name: action,
  form_action_type: 'submit',
});

const row = (elements: readonly object[]) => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
});

const plainText = (content: string) => ({ tag: 'plain_text', content });
