export type StoryMove = 'next' | 'back' | 'first' | 'last' | 'end';

/** What a key of a keyboard or of a presenter's remote asks for; null leaves it to the page. */
export function storyMove(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>,
  direction: 'ltr' | 'rtl',
): StoryMove | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  switch (press.key) {
    case 'ArrowRight':
      return inChoice(press.target) ? null : direction === 'ltr' ? 'next' : 'back';
    case 'ArrowLeft':
      return inChoice(press.target) ? null : direction === 'ltr' ? 'back' : 'next';
    case 'ArrowDown':
    case 'ArrowUp':
      if (inChoice(press.target)) return null;
      return press.key === 'ArrowDown' ? 'next' : 'back';
    case 'PageDown':
      return 'next';
    case 'PageUp':
      return 'back';
    case ' ':
    case 'Enter':
      return onButton(press.target) ? null : 'next';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'Escape':
      return 'end';
    default:
      return null;
  }
}

function inChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function onButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement || target instanceof HTMLInputElement;
}
