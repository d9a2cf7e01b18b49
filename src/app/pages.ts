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

/** A narrow bar holds five: what it leaves out stands under More. */
export const PAGES = [
  { path: '/', name: 'Overview', Icon: CircleGauge, place: 'everywhere' },
  { path: '/certificates', name: 'Certificates', Icon: ScrollText, place: 'everywhere' },
  { path: '/rotate', name: 'Rotation', Icon: RefreshCw, place: 'wide' },
  { path: '/key-packages', name: 'KeyPackages', Icon: Layers, place: 'everywhere' },
  { path: '/sessions', name: 'Sessions', Icon: MonitorSmartphone, place: 'everywhere' },
  { path: '/foreign-servers', name: 'Foreign servers', Icon: Globe, place: 'wide' },
  { path: '/activity', name: 'Activity', Icon: History, place: 'wide' },
  { path: '/backup', name: 'Backup', Icon: Archive, place: 'wide' },
  { path: '/account', name: 'Account', Icon: UserRound, place: 'wide' },
  { path: '/vault', name: 'Vault', Icon: LockKeyhole, place: 'wide' },
  { path: '/more', name: 'More', Icon: Ellipsis, place: 'narrow' },
] as const;
