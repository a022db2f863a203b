import type { ImportProblem } from '../../core/codecs/import-problems.ts';
import type { Problem } from '../../core/document/problem.ts';
import type { BundledTimeline, HostErrorCode, JournalEntry, RecentFile } from '../../host/host.ts';

import type { ImportFailure } from '../import/import-protocol.ts';

/** The dialog that is open, with what it is about. One at a time. */
export type OpenDialog =
  | { readonly type: 'problems'; readonly fileName: string; readonly problems: readonly Problem[] }
  | { readonly type: 'host-error'; readonly code: HostErrorCode; readonly fileName: string }
  | {
      readonly type: 'unsaved';
      /** After it was saved. */
      readonly proceed: () => void;
      readonly discard: () => void;
      /** The user changed their mind, or it could not be saved. */
      readonly stay: () => void;
    }
  | { readonly type: 'changed-on-disk' }
  | { readonly type: 'export' }
  | { readonly type: 'palette' }
  | { readonly type: 'keys' }
  | { readonly type: 'settings' }
  | { readonly type: 'recents'; readonly recents: readonly RecentFile[] }
  | { readonly type: 'recovery'; readonly entries: readonly JournalEntry[] }
  | { readonly type: 'open-data' }
  | { readonly type: 'importing' }
  | {
      readonly type: 'import-report';
      readonly problems: readonly ImportProblem[];
      readonly rowsRead: number;
      readonly total: number;
    }
  | {
      readonly type: 'import-failed';
      readonly reason: ImportFailure;
      readonly problems: readonly ImportProblem[];
    }
  | { readonly type: 'examples'; readonly timelines: readonly BundledTimeline[] };

export class DialogsState {
  current = $state.raw<OpenDialog | null>(null);

  open(dialog: OpenDialog): void {
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }
}
