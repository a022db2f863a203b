/**
 * The one set of design tokens: screen (as CSS custom properties) and figures read colours from here.
 * Text colours hold 4.5:1 on paper and on surface; kind colours hold 3:1 on paper as graphical objects,
 * and 4.5:1 where they colour text. A test computes all of these.
 */
import type { EventKind } from '../document/model.ts';

export type ThemeName = 'light' | 'dark' | 'print';

export interface Theme {
  readonly paper: string;
  readonly surface: string;
  readonly line: string;
  /** Borders of controls, which must hold 3:1 against paper and surface. */
  readonly border: string;
  readonly ink: string;
  readonly ink2: string;
  /** The quietest text there is; still 4.5:1. */
  readonly ink3: string;
  readonly accent: string;
  /** Text on accent. */
  readonly onAccent: string;
  readonly selection: string;
  readonly danger: string;
  /** Mark of each kind, and the tint of its card. */
  readonly kind: Readonly<Record<EventKind, { readonly mark: string; readonly tint: string }>>;
}

const light: Theme = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  line: '#e6e2d9',
  border: '#8b8f9b',
  ink: '#1d2433',
  ink2: '#566074',
  ink3: '#646d80',
  accent: '#2f4a8a',
  onAccent: '#ffffff',
  selection: '#f3c94b',
  danger: '#a4262c',
  kind: {
    summit: { mark: '#3b3f8f', tint: '#ebeaf8' },
    meeting: { mark: '#7a3f98', tint: '#f3eaf7' },
    visit: { mark: '#9a4f00', tint: '#f8eee1' },
    statement: { mark: '#0f6f86', tint: '#e3f2f6' },
    agreement: { mark: '#1f6a5a', tint: '#e2f2ee' },
    outcome: { mark: '#2f7a45', tint: '#e5f3e8' },
    measure: { mark: '#a63d57', tint: '#f8e8ec' },
    conflict: { mark: '#8c2f1d', tint: '#f6e6e2' },
    other: { mark: '#5d6472', tint: '#eeeef0' },
  },
};

const dark: Theme = {
  paper: '#11151e',
  surface: '#181d29',
  line: '#2a3142',
  border: '#6b7590',
  ink: '#e9ecf3',
  ink2: '#a6afc2',
  ink3: '#98a2b7',
  accent: '#8fb0ff',
  onAccent: '#11151e',
  selection: '#f3c94b',
  danger: '#ff9a93',
  kind: {
    summit: { mark: '#b3b1ff', tint: '#262548' },
    meeting: { mark: '#dcaaf0', tint: '#33213f' },
    visit: { mark: '#f0b46a', tint: '#382813' },
    statement: { mark: '#6fd0e4', tint: '#13303a' },
    agreement: { mark: '#7ed8c3', tint: '#14332c' },
    outcome: { mark: '#86d69c', tint: '#17311f' },
    measure: { mark: '#f09aae', tint: '#3a1e27' },
    conflict: { mark: '#f0987f', tint: '#3a2119' },
    other: { mark: '#b0b6c4', tint: '#262b36' },
  },
};

const printInk = { mark: '#000000', tint: '#ffffff' } as const;

/** Black on white that survives a fax: kinds differ by shape alone. */
const print: Theme = {
  paper: '#ffffff',
  surface: '#ffffff',
  line: '#000000',
  border: '#000000',
  ink: '#000000',
  ink2: '#000000',
  ink3: '#000000',
  accent: '#000000',
  onAccent: '#ffffff',
  selection: '#000000',
  danger: '#000000',
  kind: {
    summit: printInk,
    meeting: printInk,
    visit: printInk,
    statement: printInk,
    agreement: printInk,
    outcome: printInk,
    measure: printInk,
    conflict: printInk,
    other: printInk,
  },
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light, dark, print };
