import { Agent, type IncomingMessage, request } from 'node:http';
import type { BadRequest } from './bad-request.ts';

export interface WireReply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Sends requests to one port of loopback over a connection that is kept. */
export interface Wire {
  send(bad: BadRequest): Promise<WireReply>;
  close(): void;
}

export function openWire(port: number): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: async (bad) => {
      const payload = typeof bad.payload === 'function' ? await bad.payload() : bad.payload;
      return sendOne({ agent, port }, bad, payload);
    },
    close: () => agent.destroy(),
  };
}

function sendOne(
  to: { agent: Agent; port: number },
  { method, path, headers }: BadRequest,
  payload: Buffer | undefined,
): Promise<WireReply> {
  const length = payload ? { 'content-length': String(payload.length) } : {};
  return new Promise((resolve, reject) => {
    const options = { ...to, host: '127.0.0.1', method, path, headers: { ...headers, ...length } };
    let answered = false;
    const sent = request(options, (answer) => {
      answered = true;
      read(answer).then(resolve, reject);
    });
    // Who refuses a body before it has come may close what it still comes on.
    sent.on('error', (error) => answered || reject(error));
    sent.end(payload);
  });
}

async function read(answer: IncomingMessage): Promise<WireReply> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const { statusCode = 0, headers } = answer;
  return { status: statusCode, headers, text: Buffer.concat(parts).toString() };
}
