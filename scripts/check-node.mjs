// Plain JavaScript on purpose: an older Node cannot even read our TypeScript.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Claves needs Node 24 or newer; this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
