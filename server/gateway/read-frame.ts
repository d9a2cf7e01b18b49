import {
  CLOSE_CODES,
  type ClientMessage,
  type CloseCode,
  type GatewayFormat,
} from '../../src/protocol/events.ts';
import { parseStrictJson } from '../http/strict-json.ts';

/**
 * What a client says by one frame's bytes, or why the connection ends. Takes time in proportion to the length; never
 * throws.
 */
export function readFrame(format: GatewayFormat, bytes: Uint8Array): ClientMessage | CloseCode {
  let frame: unknown;
  try {
    frame = parseStrictJson(bytes);
  } catch {
    return CLOSE_CODES.invalidPayload;
  }
  return format.readClientMessage(frame);
}
