/** What the browser keeps for us, by key: handles of files, recents, and settings where there is no server. */
export interface BrowserStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Entries whose key starts with `prefix`. */
  entries(prefix: string): Promise<readonly (readonly [string, unknown])[]>;
}

const DATABASE = 'communique';
const OBJECTS = 'kept';

/** A store in IndexedDB, which alone can keep the handle of a file. */
export function createBrowserStore(): BrowserStore {
  let opening: Promise<IDBDatabase> | null = null;
  const transact = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const database = await (opening ??= openDatabase());
    return promised(work(database.transaction(OBJECTS, mode).objectStore(OBJECTS)));
  };
  return {
    get: (key) => transact<unknown>('readonly', (store) => store.get(key) as IDBRequest<unknown>),
    set: async (key, value) => {
      await transact('readwrite', (store) => store.put(value, key));
    },
    remove: async (key) => {
      await transact('readwrite', (store) => store.delete(key));
    },
    entries: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const keys = await transact('readonly', (store) => store.getAllKeys(range));
      const values = await transact<unknown[]>('readonly', (store) => store.getAll(range));
      return keys.map((key, index) => [String(key), values[index]] as const);
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(OBJECTS);
  };
  return promised(request);
}

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The browser keeps nothing for this page'));
    };
  });
}
