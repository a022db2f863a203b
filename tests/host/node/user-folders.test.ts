import { describe, expect, it } from 'vitest';
import { userFolders } from '../../../src/host/node/user-folders.ts';

describe('The user’s folders', () => {
  it('follow the XDG specification on Linux, which ignores relative paths', () => {
    expect(userFolders({}, 'linux', '/home/a')).toEqual({
      config: '/home/a/.config/communique',
      state: '/home/a/.local/state/communique',
    });
    expect(userFolders({ XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: 'relative' }, 'linux', '/home/a')).toEqual({
      config: '/c/communique',
      state: '/home/a/.local/state/communique',
    });
  });

  it('follow macOS, and one that the user names', () => {
    expect(userFolders({}, 'darwin', '/Users/a').config).toBe(
      '/Users/a/Library/Application Support/Communiqué',
    );
    expect(userFolders({ COMMUNIQUE_HOME: '/mine' }, 'darwin', '/Users/a')).toEqual({
      config: '/mine',
      state: '/mine',
    });
  });
});
