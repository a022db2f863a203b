/** From numbers to records, for millions of them: open addressing over typed arrays. */
export interface RecordLookup {
  put(key: number, record: number): void;
  /** −1 where there is none. */
  find(key: number): number;
}

/** Keys are whole numbers of 0 to 2⁵³. */
export function createRecordLookup(): RecordLookup {
  let keys = new Float64Array(4096);
  /** Record plus one; 0 is free. */
  let records = new Int32Array(4096);
  let size = 0;

  function slotOf(key: number): number {
    const mask = records.length - 1;
    let slot = hashOfNumber(key) & mask;
    while (records[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldKeys, oldRecords] = [keys, records];
    keys = new Float64Array(oldKeys.length * 2);
    records = new Int32Array(oldRecords.length * 2);
    for (let i = 0; i < oldRecords.length; i++) {
      const record = oldRecords[i] ?? 0;
      if (record === 0) continue;
      const slot = slotOf(oldKeys[i] ?? 0);
      keys[slot] = oldKeys[i] ?? 0;
      records[slot] = record;
    }
  }

  return {
    put(key, record) {
      const slot = slotOf(key);
      if (records[slot] === 0) size++;
      keys[slot] = key;
      records[slot] = record + 1;
      if (size * 2 > records.length) grow();
    },
    find: (key) => (records[slotOf(key)] ?? 0) - 1,
  };
}

function hashOfNumber(key: number): number {
  const low = key >>> 0;
  const high = Math.floor(key / 0x100000000);
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** As RecordLookup, for keys that are the values of a record's columns: `isSame` compares a record with the one at hand. */
export interface RecordGroups {
  /** The record that was first put for such a row, or −1 and `record` is put there. */
  findOrPut(hash: number, record: number, isSame: (record: number) => boolean): number;
}

export function createRecordGroups(): RecordGroups {
  let hashes = new Uint32Array(4096);
  let records = new Int32Array(4096);
  let size = 0;

  function grow(): void {
    const [oldHashes, oldRecords] = [hashes, records];
    hashes = new Uint32Array(oldHashes.length * 2);
    records = new Int32Array(oldRecords.length * 2);
    const mask = records.length - 1;
    for (let i = 0; i < oldRecords.length; i++) {
      if (oldRecords[i] === 0) continue;
      let slot = (oldHashes[i] ?? 0) & mask;
      while (records[slot] !== 0) slot = (slot + 1) & mask;
      hashes[slot] = oldHashes[i] ?? 0;
      records[slot] = oldRecords[i] ?? 0;
    }
  }

  return {
    findOrPut(hash, record, isSame) {
      const mask = records.length - 1;
      let slot = hash & mask;
      for (let found = records[slot] ?? 0; found !== 0; found = records[slot] ?? 0) {
        if (hashes[slot] === hash && isSame(found - 1)) return found - 1;
        slot = (slot + 1) & mask;
      }
      hashes[slot] = hash;
      records[slot] = record + 1;
      if (++size * 2 > records.length) grow();
      return -1;
    },
  };
}

/** Mixes one more number into a hash. */
export function mixHash(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ (value >>> 0), 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
