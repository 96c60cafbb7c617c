import { Aws } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Columns of the lake's files, by the types of Glue. A test compares them with what the gateway writes. */
const SUBJECT = { recording_id: 'string', participant_id: 'string', test_type: 'string' };
const LAKE_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  recordings: {
    ...SUBJECT,
    started_at: 'timestamp',
    duration_seconds: 'double',
    training: 'boolean',
    clinician_score: 'int',
    status: 'string',
    score: 'double',
    score_low: 'double',
    score_high: 'double',
    low_confidence: 'boolean',
    model_id: 'string',
    sample_count: 'int',
    sample_rate_hz: 'double',
    gap_count: 'int',
    longest_gap_ms: 'double',
  },
  samples: {
    ...SUBJECT,
    ts: 'timestamp',
    ...Object.fromEntries(
      ['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'].map((axis) => [axis, 'double']),
    ),
  },
};

export const LAKE_TABLE_NAMES = Object.keys(LAKE_TABLES);

/**
 * The tables that analysts query. No partition is ever registered: Athena works out from a query which folders
 * to read, so that a new recording is there at once. Every query has to name one organization.
 */
export function describeLake(scope: Construct, database: string, records: IBucket): CfnTable[] {
  return Object.entries(LAKE_TABLES).map(([name, columns]) => {
    const location = `s3://${records.bucketName}/lake/`;
    return new CfnTable(scope, `Table-${name}`, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database,
      tableInput: {
        name,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [
          { name: 'organization_id', type: 'string' },
          { name: 'day', type: 'date' },
        ],
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.organization_id.type': 'injected',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': '2000-01-01,NOW+1DAYS', // no recording starts before or after
          'storage.location.template': `${location}organization_id=\${organization_id}/${name}/day=\${day}/`,
        },
        storageDescriptor: {
          location,
          columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
          },
        },
      },
    });
  });
}
