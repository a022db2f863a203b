/** What pure code asks of a signal to stop: the platform's `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Throws the signal's reason if it was aborted. */
  throwIfAborted(): void;
}
