/** What became of a part of what is imported. One line, to be shown as it is. */
export interface ImportNote {
  /** A file, or an option such as `feature_store.reject_throttle`. */
  what: string;
  taken: boolean;
  message: string;
}

export const taken = (what: string, message: string): ImportNote => ({ what, taken: true, message });
export const left = (what: string, message: string): ImportNote => ({ what, taken: false, message });
