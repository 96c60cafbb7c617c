import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { loadTexts } from '../../i18n/texts.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';

const GLASS = 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5L21 21';

const loadPalette = async () => {
  const [{ CommandPalette }] = await Promise.all([
    import('./command-palette.tsx'),
    loadTexts('palette'),
  ]);
  return CommandPalette;
};

/** Opens the palette; Ctrl-K does so from everywhere. Its code loads when it first opens. */
export function PaletteButton() {
  const { t } = useTranslation();
  const [openings, setOpenings] = useState(0);
  const open = () => setOpenings(openings + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <Button size="xs" variant="default" aria-keyshortcuts="Control+K" px="xs" onClick={open}>
        <svg viewBox="0 0 24 24" width={16} height={16} aria-hidden>
          <path d={GLASS} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />
        </svg>
        <VisuallyHidden>{t('palette')}</VisuallyHidden>
        <Kbd size="xs" ml={6} visibleFrom="sm">
          Ctrl K
        </Kbd>
      </Button>
      {openings > 0 && <LazyPart load={loadPalette} props={{ openings }} fallback={null} />}
    </>
  );
}
