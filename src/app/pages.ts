import {
  Archive,
  CircleGauge,
  Ellipsis,
  Globe,
  History,
  Layers,
  LockKeyhole,
  MonitorSmartphone,
  RefreshCw,
  ScrollText,
  UserRound,
} from 'lucide-react';

/** Their names are in the catalogue, by path. A narrow bar holds five: what it leaves out stands under More. */
export const PAGES = [
  { path: '/', Icon: CircleGauge, place: 'everywhere' },
  { path: '/certificates', Icon: ScrollText, place: 'everywhere' },
  { path: '/rotate', Icon: RefreshCw, place: 'wide' },
  { path: '/key-packages', Icon: Layers, place: 'everywhere' },
  { path: '/sessions', Icon: MonitorSmartphone, place: 'everywhere' },
  { path: '/foreign-servers', Icon: Globe, place: 'wide' },
  { path: '/activity', Icon: History, place: 'wide' },
  { path: '/backup', Icon: Archive, place: 'wide' },
  { path: '/account', Icon: UserRound, place: 'wide' },
  { path: '/vault', Icon: LockKeyhole, place: 'wide' },
  { path: '/more', Icon: Ellipsis, place: 'narrow' },
] as const;
