import { CfnOutput, type Stack } from 'aws-cdk-lib';

/** Adds the outputs that the commands of docs/aws.md read, by name. */
export function say(stack: Stack, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
}
