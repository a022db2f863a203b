/**
 * Signals by which a user or the system asks the program to end. Left alone they end it at once, in the middle of
 * whatever it computes, and nothing is left behind: files are only written when all of them is there. What must not be
 * cut off holds them back.
 */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does the work to its end; a signal that came meanwhile ends the program after it. */
export async function holdInterruption<T>(
  work: () => Promise<T>,
  end: (signal: NodeJS.Signals) => void = (signal) => process.kill(process.pid, signal),
): Promise<T> {
  const held: NodeJS.Signals[] = [];
  const hold = (signal: NodeJS.Signals): void => {
    held.push(signal);
  };
  for (const signal of SIGNALS) process.on(signal, hold);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, hold);
    const [first] = held;
    if (first !== undefined) end(first);
  }
}

/** Resolves at the first signal; a second one ends the program. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
