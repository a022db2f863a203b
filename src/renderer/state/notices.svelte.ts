/** Short messages that pass: seen as toasts, and said by screen readers from one live region. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly perform: () => void };
}

export class NoticesState {
  shown = $state.raw<readonly Notice[]>([]);
  /** What the polite live region says; not shown. */
  announced = $state('');
  #next = 1;

  show(text: string, tone: Notice['tone'] = 'info', action?: Notice['action']): void {
    const notice: Notice = { id: this.#next++, tone, text, ...(action && { action }) };
    this.shown = [...this.shown.slice(-2), notice];
  }

  /** For what a user switches to and fro: the last word alone is of interest. */
  replace(text: string): void {
    this.shown = this.shown.filter((notice) => notice.tone !== 'info' || notice.action !== undefined);
    this.show(text);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  announce(text: string): void {
    this.announced = text;
  }
}
