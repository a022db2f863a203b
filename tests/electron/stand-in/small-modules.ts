/** Modules of which the shell needs a function or two. Each keeps what it was told, for tests to read. */

/** With a window the dialog belongs to it; without one it stands alone. The options come last either way. */
type Asked<O> = [window: Electron.BaseWindow, options: O] | [options: O];
type Dialogs = Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;

function optionsOf<O>(values: Asked<O>): O {
  return values.length === 1 ? values[0] : values[1];
}

/**
 * `dialog`, with scripted answers. No user is there: what the test has not answered beforehand is cancelled, as
 * documented (no path, and for a message the button of `cancelId`), and noted.
 */
export class StandInDialog implements Dialogs {
  unscripted = 0;
  readonly opens: Electron.OpenDialogOptions[] = [];
  readonly saves: Electron.SaveDialogOptions[] = [];
  readonly messages: Electron.MessageBoxOptions[] = [];
  #open: readonly string[] | null | undefined;
  #save: string | null | undefined;
  readonly #responses: number[] = [];

  /** What the user chooses in every dialog to open from now on; null cancels. */
  willOpen(paths: readonly string[] | null): void {
    this.#open = paths;
  }

  willSave(path: string | null): void {
    this.#save = path;
  }

  /** Index of the button that the user presses in the next message. */
  willPress(button: number): void {
    this.#responses.push(button);
  }

  showOpenDialog(...values: Asked<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    this.opens.push(optionsOf(values));
    if (this.#open === undefined) this.unscripted += 1;
    const chosen = this.#open ?? null;
    return Promise.resolve({ canceled: chosen === null, filePaths: [...(chosen ?? [])] });
  }

  showSaveDialog(...values: Asked<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    this.saves.push(optionsOf(values));
    if (this.#save === undefined) this.unscripted += 1;
    const chosen = this.#save ?? null;
    return Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }

  showMessageBox(...values: Asked<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf(values);
    this.messages.push(options);
    const response = this.#responses.shift();
    if (response === undefined) this.unscripted += 1;
    return Promise.resolve({ response: response ?? options.cancelId ?? 0, checkboxChecked: false });
  }
}

type ClipboardItems = ConstructorParameters<typeof Electron.ClipboardItem>[0];

export class StandInClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly items: ClipboardItems;

  constructor(items: ClipboardItems) {
    this.items = items;
  }

  /** MIME types: the keys that the item was made of. */
  get types(): string[] {
    return Object.keys(this.items);
  }
}

type ClipboardPart = Pick<Electron.Clipboard, 'writeText' | 'readText'> & {
  write(items: StandInClipboardItem[]): ReturnType<Electron.Clipboard['write']>;
};

/** `clipboard`, whose methods give promises, after the web's own. What is written takes the place of what was there. */
export class StandInClipboard implements ClipboardPart {
  text = '';
  written: readonly StandInClipboardItem[] = [];

  writeText(text: string): Promise<void> {
    this.text = text;
    this.written = [];
    return Promise.resolve();
  }

  readText(): Promise<string> {
    return Promise.resolve(this.text);
  }

  write(items: StandInClipboardItem[]): Promise<void> {
    this.text = '';
    this.written = items;
    return Promise.resolve();
  }
}

/** `shell`, which opens nothing. */
export class StandInShell implements Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> {
  readonly opened: string[] = [];
  readonly shown: string[] = [];
  /** What the system says of the next path: it has no program for it. */
  complaint = '';

  openExternal(url: string, _options?: Electron.OpenExternalOptions): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }

  /** Gives the complaint of the system, empty when it could be opened. */
  openPath(path: string): Promise<string> {
    this.opened.push(path);
    return Promise.resolve(this.complaint);
  }

  showItemInFolder(path: string): void {
    this.shown.push(path);
  }
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
type NativeImagePart = {
  createFromBuffer(
    ...values: Parameters<typeof Electron.nativeImage.createFromBuffer>
  ): Pick<Electron.NativeImage, 'isEmpty'>;
};

/** `nativeImage` reads PNG and JPEG; what it cannot read is an empty image. */
export const nativeImage: NativeImagePart = {
  createFromBuffer: (buffer) => ({ isEmpty: () => !PNG.every((byte, index) => buffer[index] === byte) }),
};

const DISPLAY: Electron.Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };

/** `screen`: known only once the app is ready. */
export class StandInScreen implements Pick<Electron.Screen, 'getAllDisplays'> {
  readonly #bounds: readonly Electron.Rectangle[];

  constructor(bounds: readonly Electron.Rectangle[] = [DISPLAY]) {
    this.#bounds = bounds;
  }

  getAllDisplays(): Electron.Display[] {
    return this.#bounds.map(
      (bounds, id) => ({ id, bounds, workArea: bounds, scaleFactor: 1 }) as Electron.Display,
    );
  }
}
