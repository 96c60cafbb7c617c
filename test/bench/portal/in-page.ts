/** Functions that run in the page. Each is sent there alone, without its surrounding scope. */

/** When at least `count` matching elements were visible, in milliseconds since the navigation began. */
export const shownAfter = (selector: string, count: number) =>
  new Promise<number>((resolve) => {
    const look = () => {
      if (document.querySelectorAll(selector).length < count) return requestAnimationFrame(look);
      // Painted with the next frame.
      return requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    };
    look();
  });

/** The resources loaded so far, with the transferred size of their bodies. */
export const loaded = () =>
  (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
    ({ name, encodedBodySize, responseEnd }) => ({
      path: new URL(name).pathname,
      bytes: encodedBodySize,
      endedAfterMs: responseEnd,
    }),
  );

/** Scrolls down until this many rows of the list have been loaded. */
export const scrollToRow = (row: number) =>
  new Promise<void>((resolve) => {
    const look = () => {
      const last = [...document.querySelectorAll('main tr[aria-rowindex]')].at(-1);
      if (Number(last?.getAttribute('aria-rowindex')) > row) return resolve();
      window.scrollTo(0, document.body.scrollHeight);
      return requestAnimationFrame(look);
    };
    look();
  });

export const focusSearch = () => {
  const search = document.querySelector<HTMLInputElement>('main input[type=search]')!;
  search.focus({ preventScroll: true });
};

/** Starts to record long tasks. */
export const watchLongTasks = () => {
  const noted = { longest: 0 };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({ type: 'longtask' });
};

/** Once the list shows the search result: the longest recorded task in milliseconds; 0 when below 50. */
export const longestTaskUntilFound = (wanted: string) =>
  new Promise<number>((resolve) => {
    const { noted } = window as unknown as { noted: { longest: number } };
    const look = () => {
      const names = [...document.querySelectorAll('main [data-head] a')];
      const found =
        new URLSearchParams(window.location.search).get('search') === wanted &&
        names.length > 0 &&
        names.every((name) => name.textContent.toLowerCase().includes(wanted));
      if (!found) return requestAnimationFrame(look);
      // Tasks are reported after they end, when the page is idle.
      return requestIdleCallback(() => requestIdleCallback(() => resolve(noted.longest)));
    };
    look();
  });

/** Frames per second while the wheel zooms into a chart and out again, with the charts visible. */
export const framesWhileZooming = (milliseconds: number) =>
  new Promise<number>((resolve) => {
    const over = document.querySelector('.u-over')!;
    over.scrollIntoView();
    const { left, top, width } = over.getBoundingClientRect();
    const startedAt = performance.now();
    let frames = 0;
    const zoom = () => {
      const elapsed = performance.now() - startedAt;
      if (elapsed > milliseconds) return resolve((1000 * frames) / elapsed);
      frames++;
      const deltaY = elapsed < milliseconds / 2 ? -30 : 30;
      const at = { clientX: left + width / 3, clientY: top + 5 };
      over.dispatchEvent(
        new WheelEvent('wheel', { ...at, deltaY, ctrlKey: true, cancelable: true }),
      );
      return requestAnimationFrame(zoom);
    };
    requestAnimationFrame(zoom);
  });

/** Frames per second of a canvas that draws only this many lines: an upper bound for a chart. */
export const framesOfBareCanvas = (milliseconds: number, lineCount: number) =>
  new Promise<number>((resolve) => {
    const [width, height] = [1060, 190];
    const canvas = document.body.appendChild(document.createElement('canvas'));
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d')!;
    const startedAt = performance.now();
    let frames = 0;
    const draw = () => {
      const elapsed = performance.now() - startedAt;
      if (elapsed > milliseconds) return resolve((1000 * frames) / elapsed);
      frames++;
      context.clearRect(0, 0, width, height);
      for (let line = 0; line < lineCount; line++) {
        context.beginPath();
        for (let x = 0; x < width; x++) {
          const middle = 95 + 40 * Math.sin(x / 20 + line + frames / 10);
          const reach = 6 + ((x * 7919 + frames) % 13);
          context.lineTo(x, middle - reach);
          context.lineTo(x, middle + reach);
        }
        context.stroke();
      }
      return requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  });

/**
 * JavaScript speed of the browser, as in Lighthouse's BenchmarkIndex: strings of 10,000 letters and copies of 100,000
 * numbers, in tens per second. An office laptop has 1500 or more, a cheap phone 100 to 500.
 */
export const benchmarkIndex = () => {
  const tensASecond = (once: (round: number) => void) => {
    const startedAt = performance.now();
    let rounds = 0;
    while (performance.now() - startedAt < 500) once(rounds++);
    return (rounds * 100) / (performance.now() - startedAt);
  };
  const strings = tensASecond(() => {
    let text = '';
    for (let letter = 0; letter < 10_000; letter++) text += 'a';
    if (text.length === 1) throw new Error('Never: it keeps the string from being left out.');
  });
  const arrays = [Array.from({ length: 100_000 }, (_, n) => n), new Array<number>(100_000).fill(0)];
  const copies = tensASecond((round) => {
    const source = arrays[round % 2]!;
    const target = arrays[(round + 1) % 2]!;
    for (let place = 0; place < source.length; place++) target[place] = source[place]!;
  });
  return (strings + copies) / 2;
};
