import { Emitter } from './emitter.ts';

type Theme = Electron.NativeTheme;
export const THEME_EVENTS = {
  updated: (theme: Theme, listener: () => void) => theme.on('updated', listener),
};

/** `nativeTheme`: a chosen theme is also what `prefers-color-scheme` says in pages. */
export class StandInNativeTheme
  extends Emitter<typeof THEME_EVENTS>
  implements Pick<Theme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Theme['themeSource'] = 'system';
  #systemDark = false;

  get themeSource(): Theme['themeSource'] {
    return this.#source;
  }

  /** `updated` is emitted when something changed, and only then. */
  set themeSource(source: Theme['themeSource']) {
    const before = this.shouldUseDarkColors;
    this.#source = source;
    if (this.shouldUseDarkColors !== before) this.emit('updated');
  }

  /** `system` follows the system; a chosen theme overrides it. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemDark : this.#source === 'dark';
  }

  /** The user changes the system's theme. */
  setSystemDark(dark: boolean): void {
    this.#systemDark = dark;
    this.emit('updated');
  }
}
