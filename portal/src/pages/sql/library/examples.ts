/** An example statement for each table that both DuckDB and Athena support. */
const EXAMPLES: Readonly<Record<string, string>> = {
  recordings: `select test_type, count(*) as recordings, avg(score) as mean_score
from recordings
where day >= current_date - interval '90' day
group by test_type
order by recordings desc`,
  samples: `select date_trunc('second', ts) as second,
  count(*) as samples,
  max(sqrt(ax * ax + ay * ay + az * az)) as strongest
from samples
where day >= current_date - interval '90' day
  and recording_id = (
    select recording_id from recordings order by started_at desc limit 1
  )
group by 1
order by 1`,
};

/** Null for a table without an example. */
export const exampleFor = (table: string): string | null => EXAMPLES[table] ?? null;
