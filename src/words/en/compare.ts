import { plural } from '../numbers.ts';

/** Holding a fingerprint beside another one. */
export const compare = {
  text: 'Have the other device, or the other person, tell you the fingerprint that it shows, by a way that nobody else can change. Spaces and case do not count.',
  field: 'The other fingerprint',
  hint: 'Paste it here. It goes nowhere.',
  verb: 'Compare',
  empty: 'Paste or type the other fingerprint.',
  same: { title: 'Both are the same', text: 'Every character agrees: it is the same key.' },
  notOne: {
    title: (character: string) => `“${character}” stands in no fingerprint`,
    text: 'A fingerprint has the digits 0 to 9 and the letters A to F. Take care that you copied all of it, and nothing else.',
  },
  part: {
    title: (given: string, wanted: string) => `That is ${given} of ${wanted} characters`,
    text: 'They agree, but a part can be forged. Compare the whole fingerprint.',
  },
  length: {
    title: (given: string, wanted: string) => `That is ${given} characters long, and a fingerprint ${wanted}`,
    text: 'It cannot be this key’s. Take care that you copied all of it, and nothing else.',
  },
  differs: {
    title: (count: number, groups: string) =>
      plural(count, { one: `# of ${groups} groups differs`, other: `# of ${groups} groups differ` }),
    text: 'It is another key. If it should be this one, somebody may have put theirs in between: trust neither until you know why.',
    group: (place: string, here: string, there: string) => `Group ${place}: ${here} here, ${there} there.`,
  },
  scan: {
    verb: 'Scan a QR code',
    stop: 'Stop scanning',
    video: 'What the camera sees',
    looking: 'Hold the QR code before the camera.',
    refused:
      'The browser does not let this page use the camera. You can allow it in the settings of the browser, or paste the fingerprint.',
    noCamera: 'No camera answers. Paste the fingerprint instead.',
    noDetector:
      'This browser cannot read QR codes, so scanning is not offered here. Paste the fingerprint instead.',
    noCameraHere:
      'This browser offers no camera to this page, so scanning is not offered here. Paste the fingerprint instead.',
  },
};
