/** Milliseconds for which the browser can take the file: it may first ask where to put it. */
const KEPT_FOR = 60_000;

/** Hands a file to the browser's downloads. */
export function download(content: BlobPart, fileName: string, mediaType: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
