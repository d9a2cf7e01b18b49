import fc from 'fast-check';
import { type BadRequests, type Flaw, flaw, requestTo, type Target, withBodies } from './bad-request.ts';
import { damagedText } from './damage.ts';

/** Good JSON, damaged as a text. */
export function damagedJson(target: Target): BadRequests {
  const text = damagedText(JSON.stringify(target.body));
  return withBodies(
    target,
    text.map((each) => flaw('damaged', [], Buffer.from(each))),
  );
}

export function always(target: Target, row: string, code: Flaw<unknown>['allowed'][number]): BadRequests {
  return fc.constant({ ...requestTo(target), row, allowed: [code] });
}
