/** Has the browser keep what lies at an address; without `download` it would show JSON and CSV instead. */
export function downloadFile(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
