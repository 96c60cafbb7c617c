import { useSyncExternalStore } from 'react';

const print = window.matchMedia('print');

/** Paper is white, whatever the color scheme. */
print.addEventListener('change', ({ matches }) => {
  const { dataset } = document.documentElement;
  if (matches) {
    dataset['screenColorScheme'] = dataset['mantineColorScheme'] ?? 'light';
    dataset['mantineColorScheme'] = 'light';
  } else if (dataset['screenColorScheme'] !== undefined) {
    dataset['mantineColorScheme'] = dataset['screenColorScheme'];
    delete dataset['screenColorScheme'];
  }
});

function subscribe(listener: () => void): () => void {
  print.addEventListener('change', listener);
  return () => print.removeEventListener('change', listener);
}

/** Whether the page is being printed. */
export const usePrinting = () => useSyncExternalStore(subscribe, () => print.matches);
