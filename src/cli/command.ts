import type { ParseArgsConfig } from 'node:util';
import type { LanguageCode, MessageKey } from '../i18n/languages.ts';
import type { Translate } from '../i18n/translate.ts';

/** 0: done; 1: the work failed; 2: the command was used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** What a command has of its surroundings. */
export interface Terminal {
  readonly language: LanguageCode;
  readonly translate: Translate;
  /** A line of what was asked for, to standard output. */
  print(line: string): void;
  /** A line about how it went, to standard error. */
  report(line: string): void;
  /** Where the work is, in a line that the next one replaces; null takes it away. Only people at a terminal see it. */
  progress(line: string | null): void;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Command {
  readonly name: string;
  /** All that `--help` says. */
  readonly help: MessageKey;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The fewest and the most files that it takes. */
  readonly files: readonly [number, number];
  run(files: readonly string[], options: OptionValues, terminal: Terminal): Promise<ExitCode>;
}

/** The command was used wrongly; the message is worded and goes to the user as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The option's value if it is one of `choices`, undefined where it was not given. */
export function chooseOption<const T extends string>(
  options: OptionValues,
  name: string,
  choices: readonly T[],
  terminal: Terminal,
): T | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError(
    terminal.translate('cli.bad-choice', {
      option: `--${name}`,
      value: String(value),
      choices: choices.join(', '),
    }),
  );
}

/** The option's value as a number within `range`, undefined where it was not given. */
export function numberOption(
  options: OptionValues,
  name: string,
  range: { readonly from: number; readonly to: number; readonly whole: boolean },
  terminal: Terminal,
): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const isGood = value >= range.from && value <= range.to && (!range.whole || Number.isInteger(value));
  if (isGood) return value;
  throw new UsageError(
    terminal.translate(range.whole ? 'cli.bad-whole-number' : 'cli.bad-number', {
      option: `--${name}`,
      value: String(text),
      from: String(range.from),
      to: String(range.to),
    }),
  );
}

export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
