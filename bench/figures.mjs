/** Numbers to lines: `name value unit`, and the ratio to a peer where there is one. */

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function summaryOf(frames) {
  return {
    median: percentile(frames, 0.5),
    p95: percentile(frames, 0.95),
    worst: Math.max(...frames),
  };
}

export function createReport(write = (line) => console.log(line)) {
  const values = new Map();
  return {
    /** `peer` is the name of an earlier value of the same unit. */
    add(name, value, unit, peer) {
      values.set(name, value);
      const other = peer === undefined ? undefined : values.get(peer);
      const ratio = other === undefined ? '' : `, ${format(value / other)} to ${peer}`;
      write(`${name} ${format(value)} ${unit}${ratio}`);
    },
    value: (name) => values.get(name),
    note: (text) => write(`# ${text}`),
  };
}

function format(value) {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return value.toFixed(digits);
}

/** The sizes asked for, all where none is. */
export function chosen(all, asked) {
  return asked.length === 0 ? all : all.filter((size) => asked.includes(size));
}
