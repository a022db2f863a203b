import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where this user's settings, journals and logs are, by the platform's custom. `COMMUNIQUE_HOME` says otherwise. */
export interface UserFolders {
  readonly config: string;
  readonly state: string;
}

export function userFolders(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): UserFolders {
  const own = environment['COMMUNIQUE_HOME'];
  if (own !== undefined && own !== '') return { config: own, state: own };
  if (platform === 'win32') {
    const base = environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    return { config: join(base, 'Communiqué'), state: join(base, 'Communiqué') };
  }
  if (platform === 'darwin') {
    const base = join(home, 'Library', 'Application Support', 'Communiqué');
    return { config: base, state: base };
  }
  return {
    config: join(absolute(environment['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'communique'),
    state: join(absolute(environment['XDG_STATE_HOME']) ?? join(home, '.local', 'state'), 'communique'),
  };
}

/** The XDG specification has relative paths ignored. */
function absolute(path: string | undefined): string | null {
  return path?.startsWith('/') === true ? path : null;
}
