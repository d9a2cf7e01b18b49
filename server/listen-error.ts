import { StartError } from './start-error.ts';

/** Where it was to listen, and the settings that say so. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly names: { readonly host: string; readonly port: string };
}

/** Why it cannot, where that is for the person who runs the server. */
export function cannotListen(error: unknown, { host, port, names }: Listening): StartError | null {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use by another program. Nothing was started. End that one, or choose another port, as in ${names.port}=${port + 1}.`,
      );
    case 'EACCES':
      return new StartError(
        `This user may not open port ${port}. Nothing was started. Choose one above 1023, as in ${names.port}=8787.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `The setting ${names.host} is "${host}", which is no address of this machine. Nothing was started. Set it as in ${names.host}=localhost, or leave it out.`,
      );
    default:
      return null;
  }
}
