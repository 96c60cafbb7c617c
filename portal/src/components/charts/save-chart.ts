import { type ChartTable, toCsv } from './chart-table.ts';

/** PNG pixels for each screen pixel: sharp in print. */
const PNG_SCALE = 3;

/** Serializes a chart as it is drawn; the result does not depend on the page's styles. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  save(new Blob([toSvgText(svg)], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** @throws when the browser cannot draw it */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const url = URL.createObjectURL(new Blob([toSvgText(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    const context = canvas.getContext('2d')!;
    context.scale(PNG_SCALE, PNG_SCALE);
    context.drawImage(image, 0, 0);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('The browser could not draw the chart.');
    save(png, `${name}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function saveCsv(table: ChartTable, name: string): void {
  save(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

function toSvgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  for (const screenOnly of copy.querySelectorAll('[data-screen-only]')) screenOnly.remove();
  return new XMLSerializer().serializeToString(copy);
}

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has read the URL by the end of the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
