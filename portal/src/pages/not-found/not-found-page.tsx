import { Stack, Text } from '@mantine/core';
import { paths } from '../../paths.ts';
import { LinkButton } from '../../ui/links.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** The same words whether something does not exist or may not be seen: the API tells neither. */
export function NotFoundPage({ what }: { what: string }) {
  return (
    <Stack align="flex-start" py="xl" px="md" maw={560} mx="auto">
      <PageTitle>Not found</PageTitle>
      <Text>There is no such {what}, or it is not yours to see.</Text>
      <LinkButton {...paths.home()}>Go to the start</LinkButton>
    </Stack>
  );
}
