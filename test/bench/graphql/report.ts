import type { ContestantName } from './contestants.ts';
import type { PageName } from './pages.ts';

/** One measurement of one server on one page. */
export interface Slice {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server for each request. */
  readonly serverMs: number;
  /** Processor time of its database sessions for each request. */
  readonly databaseMs: number;
  readonly memoryBytes: number;
}

export type Figures = ReadonlyMap<ContestantName, Slice>;

/** The servers to compare with, and Gaitway's targets on each page. */
const YARDSTICKS: readonly {
  readonly name: ContestantName;
  readonly label: string;
  readonly atLeast: Readonly<Partial<Record<PageName, number>>>;
}[] = [
  {
    name: 'limit',
    label: 'limit',
    atLeast: { 'participant-detail': 0.5, home: 0.55, history: 0.55 },
  },
  {
    name: 'before',
    label: 'before',
    atLeast: { home: 0.97, 'participant-detail': 0.97, history: 0.97, recording: 0.97 },
  },
  {
    name: 'mercurius',
    label: 'Mercurius',
    atLeast: { home: 1.1, 'participant-detail': 1.1, history: 1.1, recording: 1.1 },
  },
  {
    name: 'postgraphile-rls',
    label: 'PostGraphile RLS',
    atLeast: { home: 3, 'participant-detail': 3, history: 3, recording: 3 },
  },
];

/** The median of each figure separately. */
export function medians(slices: readonly Slice[]): Slice {
  const middle = (read: (slice: Slice) => number) => {
    const values = slices.map(read).sort((a, b) => a - b);
    return (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
  };
  return {
    requestsPerSecond: middle((slice) => slice.requestsPerSecond),
    p50Ms: middle((slice) => slice.p50Ms),
    p99Ms: middle((slice) => slice.p99Ms),
    serverMs: middle((slice) => slice.serverMs),
    databaseMs: middle((slice) => slice.databaseMs),
    memoryBytes: middle((slice) => slice.memoryBytes),
  };
}

/** The table of one page in Markdown, followed by the targets and whether they are met. */
export function tableOf(
  page: PageName,
  figures: Figures,
  titleOf: (name: ContestantName) => string,
): string {
  const yardsticks = YARDSTICKS.filter(({ name }) => figures.has(name));
  const header = [
    ...[page, 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms, server', 'CPU ms, database', 'MB'],
    ...yardsticks.map(({ label }) => `of ${label}`),
  ];
  const rows = [...figures].map(([name, slice]) => [
    titleOf(name),
    slice.requestsPerSecond.toFixed(0),
    slice.p50Ms.toFixed(1),
    slice.p99Ms.toFixed(1),
    slice.serverMs.toFixed(3),
    slice.databaseMs.toFixed(3),
    (slice.memoryBytes / 1e6).toFixed(0),
    ...yardsticks.map((yardstick) => ratio(figures, name, yardstick.name).toFixed(2)),
  ]);
  return [inColumns([header, ...rows]), ...targets(page, figures)].join('\n');
}

function targets(page: PageName, figures: Figures): string[] {
  if (!figures.has('gaitway')) return [];
  return YARDSTICKS.flatMap(({ name, label, atLeast }) => {
    const target = atLeast[page];
    if (target === undefined || !figures.has(name)) return [];
    const reached = ratio(figures, 'gaitway', name);
    const verdict = reached >= target ? 'met' : 'MISSED';
    return `Gaitway / ${label}: ${reached.toFixed(2)}, at least ${target}: ${verdict}`;
  });
}

const ratio = (figures: Figures, name: ContestantName, yardstick: ContestantName): number =>
  figures.get(name)!.requestsPerSecond / figures.get(yardstick)!.requestsPerSecond;

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const [header, ...body] = rows.map(
    (row) =>
      `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [header, rule, ...body].join('\n');
}
