import type { AppState } from '../state/app.svelte.ts';
import { type Action, perform, type Shortcut } from './action.ts';
import { ACTIONS } from './index.ts';

/** What of a key press decides which action it asks for. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** Handles keys for the whole window; keys typed into a field stay there, save those with Control or Command. */
export function handleKey(event: KeyboardEvent, app: AppState): void {
  if (event.defaultPrevented || app.dialogs.current || app.story.active) return;
  const action = findAction(event, app.mac, app.settings.language.direction);
  if (!action) return;
  const plain = !event.ctrlKey && !event.metaKey;
  if (plain && (isTyping(event.target) || (isPrintable(event.key) && !app.settings.singleKeys))) return;
  if (isMove(event.key) && (usesArrows(event.target) || isScrolledBy(event.key, event.target))) return;
  event.preventDefault();
  perform(action, app);
}

export function findAction(press: KeyPress, mac: boolean, direction: 'ltr' | 'rtl'): Action | null {
  if (press.isComposing || press.altKey) return null;
  return (
    ACTIONS.find((action) => action.shortcuts?.some((keys) => matches(keys, press, mac, direction))) ?? null
  );
}

function matches(keys: Shortcut, press: KeyPress, mac: boolean, direction: 'ltr' | 'rtl'): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== (keys.mod ?? false)) return false;
  // Signs such as `?` and `+` need Shift on some keyboards and not on others; letters and named keys say it.
  if ((isLetter(keys) || keys.key.length > 1) && press.shiftKey !== (keys.shift ?? false)) return false;
  return isSameKey(keys, press, direction);
}

function isSameKey(keys: Shortcut, press: KeyPress, direction: 'ltr' | 'rtl'): boolean {
  const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  const backward = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
  if (keys.key === 'arrow-forward') return press.key === forward;
  if (keys.key === 'arrow-backward') return press.key === backward;
  if (keys.key === 'arrow-up') return press.key === 'ArrowUp';
  if (keys.key === 'arrow-down') return press.key === 'ArrowDown';
  if (press.key.toLowerCase() === keys.key.toLowerCase()) return true;
  const otherScript = press.key.length === 1 && press.key.charCodeAt(0) > 0x7f;
  return otherScript && keys.code !== undefined && press.code === keys.code;
}

function isLetter(keys: Shortcut): boolean {
  return /^[a-z]$/.test(keys.key);
}

function isMove(key: string): boolean {
  return key.startsWith('Arrow') || key === 'Home' || key === 'End';
}

function isPrintable(key: string): boolean {
  return [...key].length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  );
}

/** Where arrows already mean something: lists, tables, groups of choices. */
function usesArrows(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      '[role=listbox], [role=grid], [role=slider], [role=radiogroup], [role=tree], input:not([type=checkbox])',
    ) !== null
  );
}

/** A panel that is read further by a key keeps it. */
function isScrolledBy(key: string, target: EventTarget | null): boolean {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return false;
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement)
    if (
      element.scrollHeight > element.clientHeight &&
      /auto|scroll/.test(getComputedStyle(element).overflowY)
    )
      return true;
  return false;
}
