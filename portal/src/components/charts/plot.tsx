import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

/**
 * A uPlot chart as wide as its container. It is drawn again when `options` or `data` are new objects, so memoize
 * both. `label` describes it for screen readers.
 */
export function Plot(props: {
  options: Omit<uPlot.Options, 'width'>;
  data: uPlot.AlignedData;
  label: string;
}) {
  const { options, data, label } = props;
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current!;
    const plot = new uPlot({ ...options, width: element.clientWidth }, data, element);
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: options.height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [options, data]);

  // With hidden overflow, a chart that has not shrunk yet does not widen the page.
  return <div ref={holder} role="img" aria-label={label} style={{ overflow: 'hidden' }} />;
}

/** Both axes in the muted colors of the theme. */
export function quietAxis(text: string, grid: string): Partial<uPlot.Axis> {
  return {
    stroke: text,
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1, size: 5 },
  };
}
