import { AXES, type Samples } from '../../../domain/recording/samples.ts';
import { SENSORS, channelsOf } from './channels.ts';
import { powerSpectrum } from './spectrum.ts';
import { toUniformSignal } from './uniform-signal.ts';
import {
  correlation,
  mean,
  quantileOfSorted,
  rootMeanSquare,
  standardDeviation,
} from '../statistics.ts';

export function extractFeatures(samples: Samples): { names: string[]; values: Float64Array } {
  const signal = toUniformSignal(samples, AXES);
  const channels = channelsOf(signal);
  const names: string[] = [];
  const values: number[] = [];
  const put = (n: string, v: number) => {
    names.push(n);
    values.push(Number.isFinite(v) ? Number(v.toPrecision(7)) : 0);
  };
  put('duration_seconds', signal.durationSeconds);
  const rate = signal.rateHz;
  // active
  {
    const n = channels[0]!.values?.length ?? 2;
    const e = new Float64Array(n);
    for (const c of channels) {
      if (c.component === 'magnitude' || !c.values || c.sensor === 'magnetic') continue;
      const m = mean(c.values);
      const s = c.sensor === 'rotation' ? 1 : 0.1;
      for (let i = 0; i < n; i++) e[i]! += s * (c.values[i]! - m) ** 2;
    }
    let tot = 0;
    for (const x of e) tot += x;
    let acc = 0,
      a = 0,
      b = n - 1,
      half = 0;
    for (let i = 0; i < n; i++) {
      acc += e[i]!;
      if (acc < 0.05 * tot) a = i;
      if (acc < 0.5 * tot) half = i;
      if (acc < 0.95 * tot) b = i;
    }
    put('active_seconds', (b - a) / rate);
    put('active_half', n > 1 ? half / n : 0);
  }
  for (const c of channels) {
    const v = c.values ?? new Float64Array(2);
    const p = `${c.sensor}_${c.component}`;
    const s = Float64Array.from(v).sort();
    const sd = standardDeviation(v);
    put(`${p}_mean`, mean(v));
    put(`${p}_sd`, sd);
    for (const q of [5, 25, 50, 75, 95]) put(`${p}_p${q}`, quantileOfSorted(s, q / 100));
    put(`${p}_min`, s[0]!);
    put(`${p}_max`, s[s.length - 1]!);
    put(`${p}_range`, s[s.length - 1]! - s[0]!);
    put(`${p}_iqr`, quantileOfSorted(s, 0.75) - quantileOfSorted(s, 0.25));
    const d = new Float64Array(v.length - 1);
    for (let i = 0; i < d.length; i++) d[i] = (v[i + 1]! - v[i]!) * rate;
    const jr = rootMeanSquare(d);
    put(`${p}_jerk_rms`, jr);
    put(`${p}_tempo`, sd > 1e-6 ? jr / sd : 0);
    let m3 = 0,
      m4 = 0;
    const m = mean(v);
    for (const x of v) {
      m3 += (x - m) ** 3;
      m4 += (x - m) ** 4;
    }
    put(`${p}_skew`, sd > 1e-6 ? m3 / v.length / sd ** 3 : 0);
    put(`${p}_kurt`, sd > 1e-6 ? m4 / v.length / sd ** 4 : 0);
    let cross = 0;
    for (let i = 1; i < v.length; i++) if ((v[i]! - m) * (v[i - 1]! - m) < 0) cross++;
    put(`${p}_crossings_hz`, cross / Math.max(1 / rate, signal.durationSeconds));
    const { power, stepHz } = powerSpectrum(v, rate);
    let tot = 0,
      cen = 0,
      best = 1,
      ent = 0;
    for (let i = 1; i < power.length; i++) {
      tot += power[i]!;
      cen += power[i]! * i * stepHz;
      if (power[i]! > power[best]!) best = i;
    }
    for (let i = 1; i < power.length; i++)
      if (power[i]! > 0 && tot > 1e-12) ent -= (power[i]! / tot) * Math.log(power[i]! / tot);
    put(`${p}_dominant_hz`, tot > 1e-12 ? best * stepHz : 0);
    put(`${p}_centroid_hz`, tot > 1e-12 ? cen / tot : 0);
    put(`${p}_entropy`, ent);
    for (const [lo, hi] of [
      [0.1, 0.5],
      [0.5, 1],
      [1, 2],
      [2, 4],
      [4, 8],
    ] as const) {
      let b = 0;
      for (let i = 1; i < power.length; i++)
        if (i * stepHz >= lo && i * stepHz < hi) b += power[i]!;
      put(`${p}_band_${lo}_${hi}`, tot > 1e-12 ? b / tot : 0);
    }
    // integrated
    let cum = 0,
      lo = 0,
      hi = 0,
      path = 0;
    const mm = c.sensor === 'rotation' && c.component !== 'magnitude' ? 0 : m;
    for (const x of v) {
      cum += (x - mm) / rate;
      path += Math.abs(x - mm) / rate;
      lo = Math.min(lo, cum);
      hi = Math.max(hi, cum);
    }
    put(`${p}_integral_range`, hi - lo);
    put(`${p}_path`, path);
    // shape
    const K = 12;
    for (let k = 0; k < K; k++) {
      const a = Math.floor((k * v.length) / K),
        b = Math.max(a + 1, Math.floor(((k + 1) * v.length) / K));
      let q = 0;
      for (let i = a; i < b; i++) q += v[Math.min(i, v.length - 1)]!;
      put(`${p}_shape_${k}`, q / (b - a));
    }
  }
  for (const { name, axes } of SENSORS)
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const a = signal.axes[axes[i]!],
        b = signal.axes[axes[j]!];
      put(`${name}_corr_${i}${j}`, a && b ? correlation(a, b) : 0);
    }
  return { names, values: Float64Array.from(values) };
}
