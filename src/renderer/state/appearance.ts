import { THEMES, type Theme, type ThemeName } from '../../core/theme/tokens.ts';
import type { Language } from '../../i18n/languages.ts';

/** The only place where tokens become CSS: `--ink-2`, `--kind-summit-mark` and the like on the root element. */
export function applyTheme(name: ThemeName, root: HTMLElement): void {
  for (const [property, value] of Object.entries(themeProperties(THEMES[name])))
    root.style.setProperty(property, value);
  root.dataset['theme'] = name;
}

export function applyLanguage(language: Language, root: HTMLElement): void {
  root.lang = language.code;
  root.dir = language.direction;
}

/** What `first-paint.js` reads before the app has started. Losing it costs a flash, so a refusal is no error. */
export function keepForFirstPaint(theme: 'light' | 'dark' | 'system', language: Language): void {
  try {
    const kept = { theme, language: language.code, direction: language.direction };
    localStorage.setItem('communique.appearance', JSON.stringify(kept));
  } catch (error) {
    console.warn('No storage for the first paint', error);
  }
}

export function themeProperties(theme: Theme): Readonly<Record<string, string>> {
  const properties: Record<string, string> = {
    '--paper': theme.paper,
    '--surface': theme.surface,
    '--line': theme.line,
    '--border': theme.border,
    '--ink': theme.ink,
    '--ink-2': theme.ink2,
    '--ink-3': theme.ink3,
    '--accent': theme.accent,
    '--on-accent': theme.onAccent,
    '--selection': theme.selection,
    '--danger': theme.danger,
  };
  for (const [kind, colors] of Object.entries(theme.kind)) {
    properties[`--kind-${kind}-mark`] = colors.mark;
    properties[`--kind-${kind}-tint`] = colors.tint;
  }
  return properties;
}
