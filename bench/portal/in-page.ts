import type { Page } from 'playwright-core';

/** When something was on the screen, in milliseconds since the navigation began. */
export function shownAfter(page: Page, selector: string, count = 1): Promise<number> {
  return page.evaluate(
    ([wanted, least]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelectorAll(wanted).length < least) return requestAnimationFrame(look);
          // Painted with the frame after this one.
          return requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.now())),
          );
        };
        look();
      }),
    [selector, count] as const,
  );
}

/** When the samples had arrived, in milliseconds since the navigation began. */
export const samplesArrivedAfter = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).find(({ name }) =>
        name.includes('/objects/'),
      )!.responseEnd,
  );

/** Frames a second while the wheel zooms into a chart and out again. */
export const framesWhileZooming = (page: Page, milliseconds: number): Promise<number> =>
  page.evaluate(
    (duration) =>
      new Promise<number>((resolve) => {
        const over = document.querySelector('.u-over')!;
        const { left, top, width } = over.getBoundingClientRect();
        const startedAt = performance.now();
        let frames = 0;
        const zoom = () => {
          const elapsed = performance.now() - startedAt;
          if (elapsed > duration) return resolve((1000 * frames) / elapsed);
          frames++;
          const deltaY = elapsed < duration / 2 ? -30 : 30;
          const at = { clientX: left + width / 3, clientY: top + 5 };
          over.dispatchEvent(
            new WheelEvent('wheel', { ...at, deltaY, ctrlKey: true, cancelable: true }),
          );
          return requestAnimationFrame(zoom);
        };
        requestAnimationFrame(zoom);
      }),
    milliseconds,
  );

/** Begins to note what keeps the page from answering; the next call tells the longest of it in milliseconds. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted = { longest: 0 };
    Object.assign(window, { noted });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        noted.longest = Math.max(noted.longest, duration);
    }).observe({ type: 'longtask' });
  });

export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { noted: { longest: number } }).noted.longest);
