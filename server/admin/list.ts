import { type ListedActor, listActors } from '../services/administration.ts';
import { type AdminTask, withHome, wrongUse } from './task.ts';

const COLUMNS = ['NAME', 'CREATED', 'SESSIONS', 'LAST USED', 'STATE'];

export const list: AdminTask = {
  takes: '[--json]',
  does: 'Lists all actors: since when, their open sessions, when one was last used, and whether they may sign in.',
  async run({ config, args, print }) {
    const isJson = args.includes('--json');
    if (args.length > (isJson ? 1 : 0)) throw wrongUse('"list" takes nothing but --json.');
    const actors = await withHome(config, listActors);
    print(isJson ? JSON.stringify(actors) : table([COLUMNS, ...actors.map(rowOf)]));
  },
};

function rowOf(actor: ListedActor): string[] {
  const { fid, created_at, sessions, last_used_at } = actor;
  return [
    fid,
    dateOf(created_at),
    String(sessions),
    last_used_at === null ? '-' : dateOf(last_used_at),
    stateOf(actor),
  ];
}

function stateOf({ deleted_at, deactivated_at }: ListedActor): string {
  if (deleted_at !== null) return `deleted ${dateOf(deleted_at)}`;
  return deactivated_at === null ? 'active' : `deactivated ${dateOf(deactivated_at)}`;
}

/** In UTC, to the minute. */
function dateOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}
