import type { Action, Shortcut } from './action.ts';

/** As Electron writes it: `CmdOrCtrl+Shift+S`. */
export function accelerator(keys: Shortcut): string {
  const parts = [keys.mod && 'CmdOrCtrl', keys.shift && 'Shift', keys.key.toUpperCase()];
  return parts.filter((part) => part).join('+');
}

/** What stands on the keys, in their order. */
export function keyCaps(keys: Shortcut, mac: boolean, direction: 'ltr' | 'rtl'): readonly string[] {
  const caps: string[] = [];
  if (keys.mod) caps.push(mac ? '⌘' : 'Ctrl');
  if (keys.shift) caps.push(mac ? '⇧' : 'Shift');
  caps.push(capOf(keys.key, direction));
  return caps;
}

function capOf(key: string, direction: 'ltr' | 'rtl'): string {
  switch (key) {
    case 'arrow-forward':
      return direction === 'ltr' ? '→' : '←';
    case 'arrow-backward':
      return direction === 'ltr' ? '←' : '→';
    case 'arrow-up':
      return '↑';
    case 'arrow-down':
      return '↓';
    case 'Escape':
      return 'Esc';
    case '-':
      return '−';
    default:
      return key.length === 1 ? key.toUpperCase() : key;
  }
}

/** The first of an action's shortcuts on one line, or nothing. */
export function shortcutText(action: Action, mac: boolean, direction: 'ltr' | 'rtl'): string {
  const first = action.shortcuts?.[0];
  return first ? keyCaps(first, mac, direction).join(mac ? '' : '+') : '';
}
