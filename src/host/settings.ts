import { LANGUAGE_TAG } from '../core/document/model.ts';
import { DEFAULT_SETTINGS, type Settings } from './host.ts';

const CHOICES = {
  theme: ['system', 'light', 'dark'],
  digits: ['latin', 'arabic-indic'],
  months: ['gulf-egyptian', 'levantine', 'maghrebi'],
} as const satisfies {
  readonly [K in Exclude<keyof Settings, 'language' | 'interface'>]: readonly Settings[K][];
};

/** The most that the interface may keep about itself, as JSON text. */
const INTERFACE_LIMIT = 256 * 1024;

/**
 * Settings from what a file or a message holds. Whatever is missing or unknown takes its default, so that a damaged
 * file, or one of a newer version, never keeps the app from starting.
 */
export function parseSettings(value: unknown): Settings {
  if (!isRecord(value)) return DEFAULT_SETTINGS;
  return {
    language: parseLanguage(value['language']),
    theme: choose('theme', value['theme']),
    digits: choose('digits', value['digits']),
    months: choose('months', value['months']),
    interface: parseInterface(value['interface']),
  };
}

function choose<K extends keyof typeof CHOICES>(key: K, value: unknown): Settings[K] {
  const known: readonly unknown[] = CHOICES[key];
  return known.includes(value) ? (value as Settings[K]) : DEFAULT_SETTINGS[key];
}

/** Which languages there are is not the host's to know: one that the app does not have is as the system's to it. */
function parseLanguage(value: unknown): string {
  return typeof value === 'string' && LANGUAGE_TAG.test(value) ? value : DEFAULT_SETTINGS.language;
}

function parseInterface(value: unknown): Settings['interface'] {
  if (!isRecord(value)) return {};
  const text = toJson(value);
  return text === null || text.length > INTERFACE_LIMIT ? {} : (JSON.parse(text) as Settings['interface']);
}

/** A value may come straight from a message: a cycle or a bigint in it has no JSON. */
function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
