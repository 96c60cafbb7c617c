export const SCORER_SOURCE: string;
export const SCORER_BUNDLE: string;
export function buildScorer(outfile?: string): Promise<string>;
