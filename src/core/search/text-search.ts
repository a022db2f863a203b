/** What answers a text. Records are numbers: positions in the document's events, or in the order a table's rows came. */
export interface TextSearch {
  /** Null where the text has no letter or digit to look for. */
  find(text: string): TextHits | null;
}

export interface TextHits {
  /** Record to score, 0 where it does not match. The best comes highest. */
  readonly scores: Float32Array;
  /** The words that matched, as they stand in the record, each once. */
  matchedIn(record: number): readonly string[];
}
