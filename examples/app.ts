import { shop } from './shop';

// `cdk synth`, `cdk diff` and `cdk deploy` run this file; the assembly is written when it ends.
shop();
