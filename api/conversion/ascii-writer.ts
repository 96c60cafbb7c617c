const ZERO = 48;
const DOT = 46;
const MINUS = 45;

/** Decimals of the numbers that are written digit by digit; sensors and their libraries round to fewer. */
const SCALE = 1e6;
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Grows a text in ASCII byte by byte. Half of the time of writing a table of numbers goes into short
 * strings that are joined, and joined again, before they become bytes: this makes none of them.
 */
export class AsciiWriter {
  private bytes = new Uint8Array(65_536);
  private length = 0;

  /** What was written, in a buffer of its own. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  text(text: string): void {
    this.reserve(text.length);
    const { bytes, length } = this;
    for (let i = 0; i < text.length; i++) bytes[length + i] = text.charCodeAt(i);
    this.length = length + text.length;
  }

  /**
   * Writes a finite number so that it reads back as the same double: as `String` does, and `.0` after
   * a whole number, so that readers that guess types find doubles in every file, also where a missing
   * magnetometer is all zeros.
   */
  double(value: number): void {
    const scaled = Math.round(Math.abs(value) * SCALE);
    // An exact whole number divided by an exact power of ten is the double nearest to that decimal.
    if (scaled <= EXACT && scaled / SCALE === Math.abs(value)) {
      if (value < 0 || Object.is(value, -0)) this.text('-');
      this.decimal(scaled);
    } else {
      this.text(Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value));
    }
  }

  /** Writes `scaled / SCALE`, without zeros at the end but one. */
  private decimal(scaled: number): void {
    const whole = Math.floor(scaled / SCALE);
    let fraction = scaled - whole * SCALE;
    this.text(String(whole));
    this.reserve(7);
    this.bytes[this.length++] = DOT;
    for (let unit = SCALE / 10; unit >= 1; unit /= 10) {
      const digit = Math.floor(fraction / unit);
      this.bytes[this.length++] = ZERO + digit;
      fraction -= digit * unit;
      if (fraction === 0) break;
    }
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
