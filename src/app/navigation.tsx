import { CircleGauge, History, Layers, MonitorSmartphone, RefreshCw, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './navigation.module.css';

/** `inBar`: the lower edge of a phone holds five; Overview and Certificates lead to the rotation too. */
const PAGES = [
  { path: '/', name: 'Overview', Icon: CircleGauge, inBar: true },
  { path: '/certificates', name: 'Certificates', Icon: ScrollText, inBar: true },
  { path: '/rotate', name: 'Rotation', Icon: RefreshCw, inBar: false },
  { path: '/key-packages', name: 'KeyPackages', Icon: Layers, inBar: true },
  { path: '/sessions', name: 'Sessions', Icon: MonitorSmartphone, inBar: true },
  { path: '/activity', name: 'Activity', Icon: History, inBar: true },
] as const;

/** The pages: in the margin where there is room for one, else along the lower edge. */
export function Navigation(): ReactNode {
  const [location] = useLocation();
  return (
    <nav className={styles['navigation']} aria-label="Pages">
      <ul>
        {PAGES.map(({ path, name, Icon, inBar }) => (
          <li key={path} data-in-bar={inBar}>
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
