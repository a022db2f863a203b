import type { Command } from './command.ts';
import { readDocument } from './input.ts';

export const validateCommand: Command = {
  name: 'validate',
  help: 'cli.validate.help',
  options: {},
  files: [1, 1],
  run: async ([file = ''], _options, terminal) => ((await readDocument(file, terminal)) === null ? 1 : 0),
};
