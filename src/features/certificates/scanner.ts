/** What reads QR codes, where the browser brings it along: TypeScript does not know it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const CODE = 'qr_code';

/** Why nothing can be scanned here; null where it can. */
export type ScanLack = 'noDetector' | 'noCameraHere';

export async function findScanLack(): Promise<ScanLack | null> {
  const formats = await detectorClass()?.getSupportedFormats();
  if (!formats?.includes(CODE)) return 'noDetector';
  // Not there where the page may use no camera at all.
  return 'mediaDevices' in navigator ? null : 'noCameraHere';
}

/** Milliseconds between two looks. */
const EVERY = 200;

/** Looks at the video until it shows a QR code. Rejects with `AbortError` once the signal says so. */
export async function scan(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const Found = detectorClass();
  if (!Found) throw new Error('no detector');
  const detector = new Found({ formats: [CODE] });
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    signal.throwIfAborted();
    video.srcObject = camera;
    await video.play();
    for (;;) {
      const [code] = await detector.detect(video);
      signal.throwIfAborted();
      if (code) return code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  } finally {
    for (const track of camera.getTracks()) track.stop();
    video.srcObject = null;
  }
}

function detectorClass(): DetectorClass | undefined {
  return 'BarcodeDetector' in globalThis
    ? (globalThis as unknown as { readonly BarcodeDetector: DetectorClass }).BarcodeDetector
    : undefined;
}
