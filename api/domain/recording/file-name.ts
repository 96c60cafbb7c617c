/** Files that macOS puts beside those that were copied or zipped. */
const COMPANION = /(^|[/\\])(\._[^/\\]*$|__MACOSX[/\\])/;

/** Whether a file may be a recording: `*.json` in any case, and no file that macOS made of another. */
export const isRecordingFileName = (path: string): boolean =>
  /\.json$/i.test(path) && !COMPANION.test(path);
