/**
 * The buffers inside a value that can move to another thread instead of being copied there. A view
 * of a part of a buffer is left to be copied: the rest may be someone else's, as with small Node
 * `Buffer`s, which share one slab.
 */
export function transferList(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(value, buffers);
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffers.add(buffer);
    return;
  }
  for (const part of Object.values(value)) collect(part, buffers);
}
