/** Modules of which the shell needs a function or two. Each keeps what it was told, for tests to read. */

type Dialogs = Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;

/** No user is there: a dialog that the test has not replaced is cancelled, as documented, and noted. */
export function createDialog(): { -readonly [K in keyof Dialogs]: Dialogs[K] } & { unscripted: number } {
  const dialog = {
    unscripted: 0,
    showOpenDialog: () => {
      dialog.unscripted += 1;
      return Promise.resolve({ canceled: true, filePaths: [] });
    },
    showSaveDialog: () => {
      dialog.unscripted += 1;
      return Promise.resolve({ canceled: true, filePath: '' });
    },
    showMessageBox: (...values: unknown[]) => {
      dialog.unscripted += 1;
      const options = (values.at(-1) ?? {}) as Electron.MessageBoxOptions;
      return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
    },
  };
  return dialog;
}

export class StandInClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly types: string[];
  readonly items: ConstructorParameters<typeof Electron.ClipboardItem>[0];

  constructor(items: ConstructorParameters<typeof Electron.ClipboardItem>[0]) {
    this.items = items;
    this.types = Object.keys(items);
  }
}

export class StandInClipboard implements Pick<Electron.Clipboard, 'writeText' | 'readText'> {
  text = '';
  written: StandInClipboardItem[] = [];

  writeText(text: string): Promise<void> {
    this.text = text;
    return Promise.resolve();
  }

  readText(): Promise<string> {
    return Promise.resolve(this.text);
  }

  write(items: StandInClipboardItem[]): Promise<void> {
    this.written = items;
    return Promise.resolve();
  }
}

export class StandInShell implements Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> {
  readonly opened: string[] = [];
  readonly shown: string[] = [];

  openExternal(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }

  /** Gives the complaint of the system, empty when it could be opened. */
  openPath(path: string): Promise<string> {
    this.opened.push(path);
    return Promise.resolve('');
  }

  showItemInFolder(path: string): void {
    this.shown.push(path);
  }
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** `nativeImage` reads PNG and JPEG; what it cannot read is an empty image. */
export const nativeImage = {
  createFromBuffer: (buffer: Buffer) => ({
    isEmpty: () => !PNG.every((byte, index) => buffer[index] === byte),
  }),
} satisfies {
  createFromBuffer: (
    ...values: Parameters<typeof Electron.nativeImage.createFromBuffer>
  ) => Pick<Electron.NativeImage, 'isEmpty'>;
};

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };

export function createScreen(): Pick<Electron.Screen, 'getAllDisplays'> {
  const display = { id: 1, bounds: AREA, workArea: AREA, scaleFactor: 1 } as Electron.Display;
  return { getAllDisplays: () => [display] };
}
