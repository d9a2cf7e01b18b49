/** Why a certificate request is refused, in the order in which it is looked for. */
export type RequestRefusal =
  | 'armor'
  | 'private'
  | 'multiple'
  | 'algorithm'
  | 'user-id'
  | 'self-signature'
  | 'usage'
  | 'packets'
  | 'expired'
  | 'revoked'
  | 'not-yet-valid';

export class RequestRefused extends Error {
  readonly reason: RequestRefusal;

  constructor(reason: RequestRefusal) {
    super(`certificate request refused: ${reason}`);
    this.name = 'RequestRefused';
    this.reason = reason;
  }
}
