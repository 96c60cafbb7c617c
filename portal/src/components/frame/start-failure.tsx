import { Button, Center, Code, Stack, Text, Title } from '@mantine/core';

/** All that can be shown while the gateway's settings are missing. */
export function StartFailure({ error }: { error: unknown }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack align="center" ta="center" maw={440}>
        <Title order={1} size="h3">
          Gaitway does not answer
        </Title>
        <Text>The server may be starting. Please try again in a moment.</Text>
        <Code>{error instanceof Error ? error.message : String(error)}</Code>
        <Button onClick={() => window.location.reload()}>Try again</Button>
      </Stack>
    </Center>
  );
}
