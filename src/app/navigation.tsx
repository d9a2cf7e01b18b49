import { CircleGauge, History, Layers, MonitorSmartphone, RefreshCw, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './navigation.module.css';

/** A narrow bar holds five: Overview and Certificates lead to the rotation too. */
const PAGES = [
  { path: '/', name: 'Overview', Icon: CircleGauge, inNarrowBar: true },
  { path: '/certificates', name: 'Certificates', Icon: ScrollText, inNarrowBar: true },
  { path: '/rotate', name: 'Rotation', Icon: RefreshCw, inNarrowBar: false },
  { path: '/key-packages', name: 'KeyPackages', Icon: Layers, inNarrowBar: true },
  { path: '/sessions', name: 'Sessions', Icon: MonitorSmartphone, inNarrowBar: true },
  { path: '/activity', name: 'Activity', Icon: History, inNarrowBar: true },
] as const;

/** The pages: in the margin where there is room for one, else along the lower edge. */
export function Navigation(): ReactNode {
  const [location] = useLocation();
  return (
    <nav className={styles['navigation']} aria-label="Pages">
      <ul>
        {PAGES.map(({ path, name, Icon, inNarrowBar }) => (
          <li key={path} data-in-narrow-bar={inNarrowBar}>
            <Link href={path} aria-current={location === path ? 'page' : undefined}>
              <Icon className={styles['icon']} aria-hidden="true" size={20} strokeWidth={1.5} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
