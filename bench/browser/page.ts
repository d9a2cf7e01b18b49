/** Starts the worker, as the dashboard does; the bench speaks with it alone. */
new Worker(new URL('./stocking.worker.ts', import.meta.url), { type: 'module' });
