import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';

/** The heading of a page, also used as the title of the browser tab. */
export function PageTitle({ children }: { children: string }) {
  useDocumentTitle(`${children} · Gaitway`);
  return (
    <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Title>
  );
}
