/** Downloads a file. Without the attribute `download` browsers would show JSON and CSV instead. */
export function downloadFile(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
