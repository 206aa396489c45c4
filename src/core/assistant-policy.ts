/** Who reads what an assistant says. `patients`: plain words, the medical notice, no personal medicine. */
export const audiences = ['patients', 'professionals'] as const;
export type Audience = (typeof audiences)[number];

/** Whose words of before complete a question and are shown to a model. `member`: one's own, and what the bot answered to them. */
export const sessionKinds = ['conversation', 'thread', 'member'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/**
 * Whether members' pictures may be sent to a model. `redacted`: when letters were read on this machine and personal data
 * is blacked out. `always`: also where nothing here reads letters. `never`: they stay on this machine.
 */
export const pictureLeaves = ['redacted', 'always', 'never'] as const;
export type PictureLeave = (typeof pictureLeaves)[number];

/** What holds for all that an assistant says; set by the admin, never by a member. */
export interface AssistantPolicy {
  audience: Audience;
  /** What an accepted question gets that no source answers. `line`: one approved line. Who calls the bot always gets that. */
  unknown: 'silent' | 'line';
  session: {
    per: SessionKind;
    /** What was said longer ago belongs to no session any more. */
    minutes: number;
    /** Of the talk before, estimated. */
    tokens: number;
  };
  pictures: PictureLeave;
}

export const defaultPolicy: AssistantPolicy = {
  audience: 'professionals',
  unknown: 'silent',
  session: { per: 'conversation', minutes: 120, tokens: 1500 },
  pictures: 'redacted',
};
