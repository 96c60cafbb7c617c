/**
 * What brings DuckDB to the SQL of Trino, so that a statement written for one runs on the other. Trino is the norm, since
 * Athena is the larger home. docs/recipes/query-recordings.md lists what still differs.
 */

/** Whole numbers divide to whole numbers, and moments have no other zone than UTC. */
const SETTINGS = ['set integer_division = true', `set TimeZone = 'UTC'`] as const;

/** Functions of Trino that DuckDB knows by another name. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'approx_distinct(x)': 'approx_count_distinct(x)',
  'approx_percentile(x, p)': 'approx_quantile(x, p)',
  'arbitrary(x)': 'any_value(x)',
  'codepoint(c)': 'unicode(c)',
  'date_add(unit, n, t)': `t + cast(n || ' ' || unit as interval)`,
  'day_of_month(t)': 'day(t)',
  'day_of_week(t)': 'isodow(t)',
  'day_of_year(t)': 'dayofyear(t)',
  'every(x)': 'bool_and(x)',
  'from_unixtime(n)': 'to_timestamp(n)',
  'infinity()': `cast('infinity' as double)`,
  'is_nan(x)': 'isnan(x)',
  'json_extract_scalar(j, p)': 'json_extract_string(j, p)',
  'nan()': `cast('nan' as double)`,
  'regexp_like(s, p)': 'regexp_matches(s, p)',
  'sequence(a, b)': 'generate_series(a, b)',
  'strpos(s, part)': 'instr(s, part)',
  'to_unixtime(t)': 'epoch(t)',
  'truncate(x)': 'trunc(x)',
  'week_of_year(t)': 'weekofyear(t)',
  'year_of_week(t)': 'isoyear(t)',
};

/** Run before the settings are locked. */
export const TRINO_DIALECT: string = [
  ...SETTINGS,
  ...Object.entries(FUNCTIONS).map(([call, body]) => `create macro ${call} as ${body}`),
].join(';');
