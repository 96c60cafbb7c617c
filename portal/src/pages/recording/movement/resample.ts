/**
 * Interpolates values linearly at equal time steps, because phones do not sample evenly.
 *
 * @param seconds increasing, or equal to the one before
 * @param rateHz of the result, which starts at 0
 */
export function resample(
  seconds: Float64Array,
  values: Float32Array,
  rateHz: number,
): Float64Array {
  const count = Math.floor((seconds.at(-1) ?? 0) * rateHz) + 1;
  const even = new Float64Array(count);
  let next = 0;
  for (let step = 0; step < count; step++) {
    const at = step / rateHz;
    while (next < seconds.length - 1 && seconds[next]! < at) next++;
    const before = Math.max(0, next - 1);
    const [left, right] = [seconds[before]!, seconds[next]!];
    const share = right > left ? Math.min(1, Math.max(0, (at - left) / (right - left))) : 1;
    even[step] = values[before]! + share * (values[next]! - values[before]!);
  }
  return even;
}

/** The smallest power of two that is at least this number. */
export const powerOfTwo = (least: number) => 2 ** Math.ceil(Math.log2(Math.max(1, least)));
