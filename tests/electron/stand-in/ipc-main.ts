type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** `ipcMain`, with one handler a channel, as Electron has it; a second one throws. */
export class StandInIpcMain implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  get channels(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  /** What `ipcRenderer.invoke` comes to. The caller gets the answer's clone, or an error with the message alone. */
  async receive(
    channel: string,
    event: Pick<Electron.IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
    values: readonly unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event as Electron.IpcMainInvokeEvent, ...values));
  }
}
