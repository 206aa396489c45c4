export interface SearchResult {
  url: string;
  title: string;
  /** As the engine gives it. */
  excerpt: string;
}
