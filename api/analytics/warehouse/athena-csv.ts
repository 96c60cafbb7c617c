import { concatenate } from '../../conversion/concatenate.ts';
import { limitExceeded } from '../../errors.ts';

/** The approximate size of a piece of rows. It is large enough to justify the transfer to a thread. */
const PIECE_BYTES = 256 * 1024;
/** The maximum size of one row, which is also the maximum size of a result. */
const MAXIMUM_ROW_BYTES = 64 * 1024 * 1024;

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/**
 * Splits the CSV that Athena writes to S3 into pieces of whole rows. Reads each byte once, however large a row is.
 * @throws {GaitwayError} LIMIT_EXCEEDED for a row that is too large
 * @throws {Error} when the CSV ends inside a row
 */
export async function* piecesOfRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let isQuoted = false;
  for await (const chunk of chunks) {
    let rowsEnd = 0; // after the last row that ends in this chunk
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index];
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === NEWLINE && !isQuoted) rowsEnd = index + 1;
    }
    if (rowsEnd > 0 && waitingBytes + rowsEnd >= PIECE_BYTES) {
      yield concatenate([...waiting, chunk.subarray(0, rowsEnd)]);
      waiting = [];
      waitingBytes = 0;
    } else {
      rowsEnd = 0;
    }
    waiting.push(chunk.subarray(rowsEnd));
    waitingBytes += chunk.length - rowsEnd;
    if (waitingBytes > MAXIMUM_ROW_BYTES + PIECE_BYTES) {
      const message = `returns a row of more than ${MAXIMUM_ROW_BYTES / 2 ** 20} MB: aggregate, or select fewer columns`;
      throw limitExceeded('statement', message);
    }
  }
  const last = concatenate(waiting);
  if (isQuoted || (last.length > 0 && last.at(-1) !== NEWLINE))
    throw new Error('The result of Athena ends inside a row.');
  if (last.length > 0) yield last;
}
