/**
 * Makes the names of columns distinct: the second `score` becomes `score:1`, the third `score:2`. Names that differ in
 * case alone count as the same, because DuckDB and Spark take them for the same.
 */
export function distinctNames(names: readonly string[]): string[] {
  const given = new Set(names.map((name) => name.toLowerCase()));
  const used = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let count = 1; used.has(distinct.toLowerCase()); count++) {
      const candidate = `${name}:${count}`;
      // A column of the statement that is called so itself keeps its name.
      if (!given.has(candidate.toLowerCase())) distinct = candidate;
    }
    used.add(distinct.toLowerCase());
    return distinct;
  });
}
