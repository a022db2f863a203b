import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';
import type { MessageKey } from '../../i18n/languages.ts';
import type { AppState } from '../state/app.svelte.ts';

/** Keys of an action. `mod` is Command on a Mac and Control elsewhere. */
export interface Shortcut {
  /** `KeyboardEvent.key`, lower case for letters. */
  readonly key: string;
  /** `KeyboardEvent.code`, by which letters and signs are found on a keyboard set to Arabic. */
  readonly code?: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  /** The same key on another keyboard: works, but is not listed. */
  readonly alias?: boolean;
}

export const ACTION_GROUPS = ['file', 'edit', 'view', 'go', 'help'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** One thing that a user can do. Toolbar, keys, palette and menu all read the list of these. */
export interface Action {
  readonly id: string;
  readonly label: MessageKey;
  /** The menu in which it stands. */
  readonly group: ActionGroup;
  readonly icon?: Component<LucideProps>;
  readonly shortcuts?: readonly Shortcut[];
  readonly isEnabled?: (app: AppState) => boolean;
  /** For actions that switch something: whether it is on. */
  readonly isChecked?: (app: AppState) => boolean;
  readonly perform: (app: AppState) => void | Promise<void>;
}

export function isEnabled(action: Action, app: AppState): boolean {
  return action.isEnabled?.(app) ?? true;
}

/** Runs the action if it may; a failure is told, never lost. */
export function perform(action: Action, app: AppState): void {
  if (!isEnabled(action, app)) return;
  Promise.resolve()
    .then(() => action.perform(app))
    .catch((error: unknown) => {
      app.host.log(
        'error',
        `${action.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      app.notices.show(app.t('app.action-failed', { action: app.t(action.label) }), 'error');
    });
}
