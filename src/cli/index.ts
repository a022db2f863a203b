import { parseArgs } from 'node:util';
import { LANGUAGE_CODES } from '../i18n/languages.ts';
import { type Command, type ExitCode, type OptionValues, type Terminal, UsageError } from './command.ts';
import { exportCommand } from './export-command.ts';
import { NAME_PLACE } from './export-options.ts';
import { serveCommand } from './serve/serve-command.ts';
import { createTerminal, endQuietlyWithoutReader } from './terminal.ts';
import { validateCommand } from './validate-command.ts';
import { VERSION } from './version.ts';

const COMMANDS: readonly Command[] = [exportCommand, validateCommand, serveCommand];

endQuietlyWithoutReader();
const terminal = createTerminal();
process.exitCode = await main(process.argv.slice(2), terminal);

/** Runs the command that `args` name. Whatever fails becomes one line on standard error. */
async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runNamed(args, terminal);
  } catch (error) {
    terminal.progress(null);
    const message = error instanceof Error ? error.message : String(error);
    terminal.report(`communique: ${message.replace(/\s*\n\s*/g, ' ')}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runNamed(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version') return say(terminal, VERSION);
  if (name === '--help' || name === '-h' || name === 'help')
    return say(terminal, terminal.translate('cli.help'));
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    throw new UsageError(
      name === undefined
        ? terminal.translate('cli.no-command')
        : terminal.translate('cli.unknown-command', { command: name }),
    );
  }
  const { values, positionals } = parse(command, rest, terminal);
  if (values['help'] === true) return say(terminal, helpOf(command, terminal));
  checkFiles(command, positionals, terminal);
  return command.run(positionals, values, terminal);
}

function helpOf({ help }: Command, { translate }: Terminal): string {
  return translate(help, { name: NAME_PLACE, languages: LANGUAGE_CODES.join(', ') });
}

function say(terminal: Terminal, text: string): ExitCode {
  terminal.print(text);
  return 0;
}

function parse(
  command: Command,
  args: string[],
  terminal: Terminal,
): { values: OptionValues; positionals: string[] } {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw usageErrorFrom(error, terminal);
  }
}

/** Node words its complaints in English only, so they are worded anew; what is not one is thrown on. */
function usageErrorFrom(error: unknown, terminal: Terminal): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const option = /'([^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return new UsageError(terminal.translate('cli.unknown-option', { option }));
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return new UsageError(terminal.translate('cli.bad-option-value', { option }));
  throw error;
}

function checkFiles(command: Command, files: readonly string[], terminal: Terminal): void {
  const [fewest, most] = command.files;
  if (files.length < fewest)
    throw new UsageError(terminal.translate('cli.missing-file', { command: command.name }));
  const extra = files[most];
  if (extra !== undefined) throw new UsageError(terminal.translate('cli.extra-file', { file: extra }));
}
