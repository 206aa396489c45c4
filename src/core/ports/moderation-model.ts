export interface ModerationRequest {
  text: string;
  signal?: AbortSignal | undefined;
}

export interface Moderation {
  isFlagged: boolean;
  /** Names of the endpoint's categories that the text falls under. */
  categories: readonly string[];
}

/** An endpoint that judges texts. Throws `ModelError`. */
export interface ModerationModel {
  judge(request: ModerationRequest): Promise<Moderation>;
}
