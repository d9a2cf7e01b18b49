import type { Gateway, Liveness } from '../flows/gateway.ts';
import { openLine, type WebSocketConstructor } from '../network/gateway.ts';
import type { Channel } from './channel.ts';

/** The line to the home server, told of over the channel: a tab that comes later asks whoever holds it. */
export function makeGateway(WebSocket: WebSocketConstructor, channel: Channel): Gateway {
  let said: Liveness | null = null;
  channel.addEventListener('message', ({ data }) => {
    if (data === 'how-live' && said !== null) channel.postMessage({ liveness: said });
  });
  return {
    open: (line) => openLine(WebSocket, line),
    say(liveness) {
      said = liveness;
      // Nobody holds it now, as far as is known here: whoever takes it next says how it stands.
      channel.postMessage({ liveness: liveness ?? { state: 'connecting' } });
    },
    sessionsChanged: () => channel.postMessage('sessions'),
  };
}
