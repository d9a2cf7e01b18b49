import { account } from './account.ts';
import { activity } from './activity.ts';
import { backup } from './backup.ts';
import { certificate } from './certificate.ts';
import { certificateChecks } from './certificate-checks.ts';
import { certificates } from './certificates.ts';
import { commands } from './commands.ts';
import { compare } from './compare.ts';
import { errors } from './errors/errors.ts';
import { foreignServers } from './foreign-servers.ts';
import { keyPackage } from './key-package.ts';
import { keyPackages } from './key-packages.ts';
import { overview } from './overview.ts';
import { proof } from './proof.ts';
import { questions } from './questions.ts';
import { rotation } from './rotation.ts';
import { serverKey } from './server-key.ts';
import { sessionCertificates } from './session-certificates.ts';
import { sessions } from './sessions.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';
import { ui } from './ui.ts';
import { gone, unlock } from './unlock.ts';
import { vault } from './vault.ts';
import { welcome } from './welcome.ts';

/** English, a part for each page. */
export const en = {
  account,
  activity,
  backup,
  certificate,
  certificateChecks,
  certificates,
  commands,
  compare,
  errors,
  foreignServers,
  gone,
  keyPackage,
  keyPackages,
  overview,
  proof,
  questions,
  rotation,
  serverKey,
  sessionCertificates,
  sessions,
  shell,
  terms,
  ui,
  unlock,
  vault,
  welcome,
};

/** All that the page says: English is the measure, and a language that lacks a text of it does not compile. */
export type Words = typeof en;
