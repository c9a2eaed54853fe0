import { App, LegacyStackSynthesizer, Tags } from 'aws-cdk-lib';
import { AcceptanceStack } from './acceptance-stack';
import { AskStack } from './ask-stack';
import { CopiesStack } from './copies-stack';
import { ASK_STACK, ASK_TAG, copiesStackOf, copyRegionOf, RUN_TAG, STACK } from './names';
import { hasAirGappedVaults } from './regions';

/** Where an application is deployed to, and how. */
export interface Deployment {
  readonly account: string;
  readonly region: string;
  /** What tells this run from all others. */
  readonly run: string;
  /** Where the templates are written. */
  readonly outdir?: string;
  /** For an account without the CDK's bootstrap, as that of an emulator; nothing is emptied there, which takes a function. */
  readonly withoutBootstrap?: boolean;
  /** Whether AWS Config records in the Region, without which no framework can be. */
  readonly withFramework?: boolean;
}

/** As it is deployed first, and as it is updated. */
export type Version = 'first' | 'second';

/** The application that the acceptance run deploys. */
export function acceptanceApp(deployment: Deployment, version: Version): App {
  const { account, region, run, withoutBootstrap, withFramework = false } = deployment;
  const app = appOf(deployment, RUN_TAG);
  const copyRegion = copyRegionOf(region);
  const inCopyRegion = { env: { account, region: copyRegion }, ...synthesizer(deployment) };
  const copies = copyRegion && new CopiesStack(app, copiesStackOf(region), inCopyRegion);
  new AcceptanceStack(app, STACK, {
    env: { account, region },
    ...synthesizer(deployment),
    copies: copies ? copies.vault : undefined,
    version,
    run,
    isEmptied: !withoutBootstrap,
    withFramework,
  });
  return app;
}

/** What the questions are asked with. */
export function askApp(deployment: Deployment): App {
  const { account, region } = deployment;
  const app = appOf(deployment, ASK_TAG);
  new AskStack(app, ASK_STACK, { env: { account, region }, ...synthesizer(deployment), withAirGapped: hasAirGappedVaults(region) });
  return app;
}

function appOf({ run, outdir }: Deployment, tag: string): App {
  const app = new App({ outdir, analyticsReporting: false });
  Tags.of(app).add(tag, run);
  return app;
}

function synthesizer({ withoutBootstrap }: Deployment) {
  return withoutBootstrap ? { synthesizer: new LegacyStackSynthesizer() } : {};
}
