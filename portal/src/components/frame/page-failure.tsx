import { Button, Code, Container, Stack, Text } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { background } from '../../background.ts';
import { PageTitle } from '../../ui/page-title.tsx';

/** Shown instead of a page that broke while it was drawn, or whose code did not load. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    background(router.invalidate());
  };
  return (
    <Container size="sm" py="xl">
      <Stack role="alert" align="flex-start">
        <PageTitle>This page broke</PageTitle>
        <Text>Nothing that you saved is lost. If it happens again, send us the line below.</Text>
        <Code block w="100%">
          {error instanceof Error ? error.message : String(error)}
        </Code>
        <Button onClick={retry}>Try again</Button>
      </Stack>
    </Container>
  );
}
