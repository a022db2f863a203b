export type StoryMove = 'next' | 'back' | 'first' | 'last' | 'end';

/** What has the focus: controls keep the keys by which they themselves are worked. */
export type StoryFocus = 'choice' | 'button' | 'stage';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key of a keyboard or of a presenter's remote asks for; null leaves it to the page. */
export function storyMove(press: Press, focus: StoryFocus, direction: 'ltr' | 'rtl'): StoryMove | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key.startsWith('Arrow')) return focus === 'choice' ? null : arrowMove(press.key, direction);
  switch (press.key) {
    case 'PageDown':
      return 'next';
    case 'PageUp':
      return 'back';
    case ' ':
    case 'Enter':
      return focus === 'stage' ? 'next' : null;
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

function arrowMove(key: string, direction: 'ltr' | 'rtl'): StoryMove {
  const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  return key === forward || key === 'ArrowDown' ? 'next' : 'back';
}
