import { Button, Group, Menu, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useRef, useState, type ReactNode } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import type { ChartTable } from './chart-table.ts';
import classes from './chart-figure.module.css';
import { saveCsv, savePng, saveSvg } from './save-chart.ts';

/**
 * A chart as wide as its container, with its data as a table and as downloads. `draw` returns one SVG with its own
 * colors, so that it looks the same in a file.
 */
export function ChartFigure(props: {
  /** The description of the chart for screen readers. */
  label: string;
  /** Of downloads, without an extension. */
  fileName: string;
  table: ChartTable;
  height: number;
  draw: (width: number) => ReactNode;
  /** How to read the chart. */
  caption: ReactNode;
}) {
  const { label, fileName, table, height, draw, caption } = props;
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const [showsTable, setShowsTable] = useState(false);
  const svg = () => figure.current!.querySelector('svg')!;
  return (
    <figure ref={figure} className={classes.figure}>
      <div ref={ref} role="img" aria-label={label} style={{ minHeight: height }}>
        {width > 0 && draw(width)}
      </div>
      <div className={classes.foot}>
        <figcaption className={classes.caption}>{caption}</figcaption>
        <Group gap="xs" wrap="nowrap" className={classes.tools}>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={showsTable}
            aria-label={t(showsTable ? 'chart.hideTableOf' : 'chart.showTableOf', { chart: label })}
            onClick={() => setShowsTable(!showsTable)}
          >
            {showsTable ? t('chart.hideTable') : t('chart.showTable')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('chart.saveOf', { chart: label })}
              >
                {t('chart.save')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => saveSvg(svg(), fileName)}>SVG</Menu.Item>
              <Menu.Item onClick={() => fireAndForget(savePng(svg(), fileName))}>PNG</Menu.Item>
              <Menu.Item onClick={() => saveCsv(table, fileName)}>CSV</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </div>
      {showsTable && <TableOf table={table} label={label} />}
    </figure>
  );
}

function TableOf({ table, label }: { table: ChartTable; label: string }) {
  return (
    <div className={classes.table} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place}>
              {row.map((value, index) => (
                <td key={index}>{value === null ? '–' : table.columns[index]!.show(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length === 0 && <Text size="sm">–</Text>}
    </div>
  );
}
