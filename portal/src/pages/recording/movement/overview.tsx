import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useChartColors } from '../../../components/charts/chart-colors.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { numberFormat } from '../../../ui/format.ts';
import classes from './movement.module.css';
import { drawWaveform } from './draw-waveform.ts';
import type { Range, ViewRange } from './view-range.ts';
import type { Waveform } from './waveform.ts';

/** One step of an arrow key, as a share of the visible part. */
const STEP = 0.1;
const ZOOM = 1.5;

const moment = numberFormat({ maximumFractionDigits: 2 });

/**
 * The whole recording as a strip, with a window over the visible part. The window can be dragged. With the keyboard,
 * arrows move it, + and - resize it, Home and End go to the ends, 0 shows all.
 */
export function Overview({ motion, view }: { motion: Waveform; view: ViewRange }) {
  const { t } = useTranslation('recording');
  const colors = useChartColors();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const dragged = useRef<{ clientX: number; range: Range } | null>(null);
  const [, duration] = view.whole;

  const describe = useEffectEvent((from: number, to: number) =>
    t('charts.shownRange', { from: moment().format(from), to: moment().format(to) }),
  );
  useEffect(() => {
    const follow = () => {
      const [from, to] = view.read();
      const { style } = frame.current!;
      style.left = `${(100 * from) / duration}%`;
      style.width = `${(100 * (to - from)) / duration}%`;
      frame.current!.setAttribute('aria-valuenow', String(from));
      frame.current!.setAttribute('aria-valuetext', describe(from, to));
    };
    follow();
    return view.subscribe(follow);
  }, [view, duration]);

  useEffect(() => {
    const element = canvas.current!;
    const draw = () => drawOverview(element, motion, duration, colors.score);
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [motion, duration, colors]);

  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { clientX: event.clientX, range: view.read() };
  };
  const drag = ({ clientX }: PointerEvent<HTMLDivElement>) => {
    if (dragged.current === null) return;
    const { range } = dragged.current;
    const moved = ((clientX - dragged.current.clientX) / canvas.current!.clientWidth) * duration;
    view.show([range[0] + moved, range[1] + moved]);
  };
  const letGo = () => {
    dragged.current = null;
  };
  const steer = (event: KeyboardEvent) => {
    const [from, to] = view.read();
    const steps: Record<string, () => void> = {
      ArrowLeft: () => view.pan(-STEP),
      ArrowRight: () => view.pan(STEP),
      PageUp: () => view.pan(-1),
      PageDown: () => view.pan(1),
      Home: () => view.show([0, to - from]),
      End: () => view.show([duration - (to - from), duration]),
      '+': () => view.zoom(1 / ZOOM),
      '-': () => view.zoom(ZOOM),
      '0': () => view.show(view.whole),
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  };

  return (
    <div className={classes.overview} data-print-hidden>
      <canvas ref={canvas} aria-hidden />
      <div
        ref={frame}
        className={classes.window}
        role="slider"
        tabIndex={0}
        aria-label={t('charts.overview')}
        aria-valuemin={0}
        aria-valuemax={duration}
        aria-valuenow={0}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onKeyDown={steer}
      />
    </div>
  );
}

function drawOverview(
  canvas: HTMLCanvasElement,
  motion: Waveform,
  duration: number,
  color: string,
): void {
  const ratio = window.devicePixelRatio;
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  const upwards = (0.85 * height) / (motion.maximum - motion.minimum || 1);
  context.beginPath();
  drawWaveform(
    context,
    motion,
    [0, duration],
    { offset: 0, factor: width / duration },
    { offset: 0.93 * height + motion.minimum * upwards, factor: -upwards },
    [],
  );
  context.strokeStyle = color;
  context.lineWidth = ratio;
  context.stroke();
}
