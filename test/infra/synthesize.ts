import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { createGaitway } from '../../infra/lib/gaitway.ts';
import { readInstallation } from '../../infra/lib/installation.ts';
import type { EnvironmentName } from '../../infra/lib/settings.ts';

const EXAMPLE = fileURLToPath(new URL('../../infra/installation.example.json', import.meta.url));

/** A resource of a template, with intrinsic functions as they are. */
export interface Resource {
  readonly id: string;
  readonly Type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever CloudFormation takes
  readonly Properties: Record<string, any>;
  readonly DeletionPolicy?: string;
}

/** A finding of cdk-nag, or the acceptance of one. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
}

/** All stacks of an environment, synthesized with the example installation. */
export interface Synthesized {
  readonly resources: readonly Resource[];
  /** All resources of a type. */
  of(type: string): readonly Resource[];
  /** The findings of cdk-nag without any acceptance. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly (Finding & { readonly reason: string })[];
}

/** @throws when cdk-nag has a finding that is not accepted */
export async function synthesize(environment: EnvironmentName): Promise<Synthesized> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-infra-'));
  const assets = join(folder, 'assets'); // builds and bundles nothing
  await mkdir(assets);
  await writeFile(join(assets, 'Dockerfile'), 'FROM scratch\n');
  const app = createGaitway(
    {
      environment,
      installation: readInstallation(EXAMPLE, environment),
      imageFolder: assets,
      triggersFolder: assets,
    },
    { outdir: join(folder, 'out') },
  );
  const templates = app.synth().stacks.map(({ template }) => template as unknown); // read on demand
  await rm(folder, { recursive: true });
  const resources = templates.flatMap((template) =>
    Object.entries((template as { Resources: Record<string, Resource> }).Resources).map(
      ([id, resource]) => ({ ...resource, Properties: resource.Properties ?? {}, id }),
    ),
  );
  return {
    resources,
    of: (type) => resources.filter(({ Type }) => Type === type),
    findings: findAll(app),
    accepted: acceptedIn(app),
  };
}

function findAll(app: App): Finding[] {
  const pack = new AwsSolutionsChecks(app);
  Object.assign(pack, { isAcknowledged: () => false });
  return pack.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({
      rule: ruleName,
      path: constructPath ?? '',
    })),
  );
}

function acceptedIn(app: App) {
  const key = Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
  const constructs: IConstruct[] = app.node.findAll();
  return constructs
    .filter((construct) => !CfnResource.isCfnResource(construct))
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === key)
        .flatMap(({ data }) =>
          Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
            rule: rule.replace(/^annotation::/i, ''),
            path: node.path,
            reason,
          })),
        ),
    )
    .filter(({ rule }) => rule.startsWith('AwsSolutions-')); // the CDK accepts some findings itself
}
