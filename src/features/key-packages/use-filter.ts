import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { addressOf, type Filter, filterFrom } from './filter.ts';

/** The filter, which stands in the address: it is there again on the way back, and does not lengthen that way. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => filterFrom(address), [address]);
  const change = (part: Partial<Filter>) => setAddress(addressOf({ ...filter, ...part }), { replace: true });
  return [filter, change];
}
