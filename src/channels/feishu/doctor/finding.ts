/** What one check of the doctor found. Words are Chinese first, English beside. */
export interface Finding {
  check: 'credentials' | 'bot' | 'scopes' | 'events' | 'connection' | 'clock';
  ok: boolean;
  what: string;
  /** What to do; null when there is nothing. */
  todo: string | null;
}

export const both = (chinese: string, english: string): string => `${chinese} · ${english}`;
