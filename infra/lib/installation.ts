import { readFileSync } from 'node:fs';
import { z } from 'zod';

const installationSchema = z.strictObject({
  /** Receives alarms and the budget's warnings. */
  alarmEmail: z.email(),
  /** The sender of invitations. SES verifies the address once. */
  mailFrom: z.email(),
  /** Of `com.amazonaws.global.cloudfront.origin-facing` in the region: who may reach the load balancer. */
  cloudFrontPrefixListId: z.string().regex(/^pl-[0-9a-f]+$/),
  /** ARNs of the platform applications of SNS by which the app on people's phones is reached (docs/aws.md). */
  push: z
    .strictObject({
      apns: z.string().regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:app\/APNS(_SANDBOX)?\/[\w.-]+$/),
      fcm: z.string().regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:app\/GCM\/[\w.-]+$/),
    })
    .partial()
    .optional(),
  /** A custom domain. Without it, the portal has CloudFront's domain name. */
  domain: z
    .strictObject({
      name: z.string().regex(/^[a-z0-9.-]+$/),
      hostedZoneId: z.string().regex(/^Z[0-9A-Z]+$/),
      /** In us-east-1, as CloudFront requires. */
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/),
    })
    .optional(),
});

/** The settings of one AWS account: an entry of `infra/installation.json`. */
export type Installation = z.output<typeof installationSchema>;

/** @throws {Error} naming the entry that is missing or invalid */
export function readInstallation(path: string, environment: string): Installation {
  const entries = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const parsed = installationSchema.safeParse(entries[environment]);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`"${environment}" in ${path} is wrong:\n${problems.join('\n')}`);
}
