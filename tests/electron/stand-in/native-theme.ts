import { Emitter } from './emitter.ts';

type ThemePart = Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;

/** `nativeTheme`: a chosen theme is also what `prefers-color-scheme` says in pages. */
export class StandInNativeTheme extends Emitter implements ThemePart {
  #source: Electron.NativeTheme['themeSource'] = 'system';
  #systemDark = false;

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemDark : this.#source === 'dark';
  }

  /** The user changes the system's theme. */
  setSystemDark(dark: boolean): void {
    this.#systemDark = dark;
    this.emit('updated');
  }
}
