import { useEffect, useState } from 'react';
import { useViewer } from '../../api/use-viewer.ts';
import { storeIdleMinutes, markActive, msUntilIdle } from '../../session/idle-clock.ts';
import { LazyPart } from '../../ui/lazy-part.tsx';

/** Long enough to return from another room. */
const WARNING_MS = 60_000;

/** Activity is stored at most this often. */
const MARK_EVERY_MS = 5_000;

const FETCH_AFTER_MS = 10_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

const loadWarning = async () => (await import('./idle-warning.tsx')).IdleWarning;

/** Ends an inactive session, after a warning that the viewer can dismiss. Activity in any tab of the browser counts. */
export function IdleGuard({ onIdle }: { onIdle: () => void }) {
  const minutes = useViewer()?.organization.idleMinutes;
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const isWarning = secondsLeft !== null;

  useEffect(() => {
    if (minutes !== undefined) storeIdleMinutes(minutes);
  }, [minutes]);

  // The warning's code loads after everything that the page waits for, and long before it is needed, because the
  // network may be down by then. If loading fails here, the warning loads it again.
  useEffect(() => {
    const timer = window.setTimeout(
      () => void loadWarning().catch(() => undefined),
      FETCH_AFTER_MS,
    );
    return () => window.clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (isWarning) return; // from here on only the button counts as activity
    let markedAt = 0;
    const mark = () => {
      if (Date.now() - markedAt < MARK_EVERY_MS) return;
      markedAt = Date.now();
      markActive();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, mark, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, mark);
    };
  }, [isWarning]);

  useEffect(() => {
    const look = () => {
      const left = msUntilIdle();
      if (left <= 0) onIdle();
      else setSecondsLeft(left > WARNING_MS ? null : Math.ceil(left / 1000));
    };
    look();
    const timer = window.setInterval(look, 1000);
    return () => window.clearInterval(timer);
  }, [onIdle]);

  const stay = () => {
    markActive();
    setSecondsLeft(null);
  };
  if (secondsLeft === null) return null;
  return (
    <LazyPart
      load={loadWarning}
      props={{ secondsLeft, onStay: stay, onEnd: onIdle }}
      fallback={null}
    />
  );
}
