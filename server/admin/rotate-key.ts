import { replaceServerKey } from '../services/change-server-key.ts';
import { type AdminTask, expectNoArguments, withHome } from './task.ts';

export const rotateKey: AdminTask = {
  takes: '',
  does: 'Gives the server a new key, certified by the old one, and prints its fingerprint. Running processes take it up by themselves.',
  async run({ config, args, print, say }) {
    expectNoArguments('rotate-key', args);
    const fingerprint = await withHome(config, async (home) => {
      await replaceServerKey(home);
      return home.key.fingerprint;
    });
    print(fingerprint);
    say(
      'This is the server’s new key. Its file is in DATA_DIR: make a backup now, since earlier ones hold the old key.',
    );
  },
};
