import type { Page } from '@playwright/test';
import { isCode } from '../../src/flows/answers.ts';
import { HomeServer } from '../home-server.ts';
import { OwnBrowser } from '../own-browser.ts';
import { createIdentity } from '../person.ts';
import { begin, hearOfClaims, untilFull } from './begin.ts';
import { type Case, isReading, journeyOf, leavesNothing } from './cases.ts';
import { type Fault, FaultProxy } from './proxy.ts';
import { comeBack, signInAgain, untilIdle } from './recover.ts';
import { Copy, verdict } from './verdict.ts';

const PATIENCE = 30_000;

/** What a case came to. */
export interface Outcome {
  /** What does not hold after recovery, in words. */
  readonly violations: readonly string[];
  /** From the fault to the end, milliseconds. */
  readonly took: number;
}

/** A home server, a proxy before it and a browser behind that, in which one case follows the other. */
export class Lane {
  readonly #server: HomeServer;
  readonly #proxy: FaultProxy;
  #browser: OwnBrowser;
  #page: Page;
  #copy = new Copy();
  #name: string;
  #names = 0;

  private constructor(server: HomeServer, proxy: FaultProxy, browser: OwnBrowser, page: Page, name: string) {
    this.#server = server;
    this.#proxy = proxy;
    this.#browser = browser;
    this.#page = page;
    this.#name = name;
  }

  static async launch(): Promise<Lane> {
    let server: HomeServer | null = null;
    const running = () => {
      if (!server) throw new Error('the home server is not there yet');
      return server;
    };
    const proxy = await FaultProxy.launch({
      get url() {
        return running().url;
      },
      kill: () => running().kill(),
      start: () => running().start(),
    });
    server = await HomeServer.launch(undefined, 'open', proxy.url);
    const browser = await OwnBrowser.launch();
    const page = await browser.newPage();
    await createIdentity(page, proxy.url, 'xenia');
    const lane = new Lane(server, proxy, browser, page, 'xenia');
    // Opens the copy's vault, and leaves somebody to have claimed.
    await verdict(page, lane.#copy, { url: server.url, isFull: true });
    return lane;
  }

  /** Throws where a case does not come to its end. */
  async run(each: Case): Promise<Outcome> {
    const journey = journeyOf(each);
    if (journey === 'enrol') await this.#anew();
    else await hearOfClaims(this.#page);
    const happened = this.#proxy.arm(faultFor(each));
    await begin(this.#page, journey, this.#name);
    await inTime(happened);
    const since = performance.now();
    if (each.kind === 'point') await this.#cutOff(each.end);
    // Nothing is durable yet of what begins with a question.
    if (isReading(each)) await untilFull(this.#page);
    // The line is good again where the browser comes back: the page goes on at unlock, and nobody has to ask it to.
    await untilIdle(this.#page, this.#name, each.kind === 'point' ? 'forms alone' : 'clicks as well');
    await this.#proxy.disarm();
    const took = performance.now() - since;
    // What never began fills no pool, and nor does a last-resort KeyPackage.
    const isFull = journey !== 'last-resort' && !(leavesNothing(each) && journey !== 'enrol');
    return { took, violations: await this.#judge(isFull) };
  }

  async dispose(): Promise<void> {
    await this.#browser.dispose();
    await this.#copy.close();
    await this.#proxy.close();
    await this.#server.dispose();
  }

  /** Nothing can be asked without a token: then the person signs in first. */
  async #judge(isFull: boolean): Promise<string[]> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await verdict(this.#page, this.#copy, { url: this.#server.url, isFull });
      } catch (error) {
        if (attempt > 2 || !isCode(error, 'SIGN_IN_NEEDED', 'UNAUTHORIZED')) throw error;
        await signInAgain(this.#page, this.#name);
      }
    }
  }

  /** An empty browser, for somebody that the server does not know. */
  async #anew(): Promise<void> {
    await this.#browser.dispose();
    await this.#copy.close();
    this.#copy = new Copy();
    this.#browser = await OwnBrowser.launch();
    this.#page = await this.#browser.newPage();
    this.#names += 1;
    this.#name = `xenia-${this.#names}`;
    await this.#page.goto(this.#proxy.url);
  }

  async #cutOff(end: 'tab closed' | 'browser killed'): Promise<void> {
    if (end === 'tab closed') {
      await this.#page.close();
    } else {
      await this.#browser.kill();
      this.#browser = await OwnBrowser.launch(this.#browser.profile);
    }
    this.#page = await this.#browser.newPage();
    await this.#page.goto(this.#proxy.url);
    await comeBack(this.#page);
  }
}

function faultFor(each: Case): Fault {
  return each.kind === 'point'
    ? { kind: 'point', point: each.point }
    : { kind: 'sending', route: each.route, fault: each.fault };
}

function inTime(happened: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the fault did not happen')), PATIENCE);
  return Promise.race([happened, promise]).finally(() => clearTimeout(timer));
}
