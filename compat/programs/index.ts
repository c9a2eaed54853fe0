import { ASPECTS } from './aspects';
import { CORNERS } from './corners';
import { DIFFERENT } from './differences';
import { IMPORTED } from './imports';
import { PLANS } from './plans';
import { REFUSED_HERE } from './refused-here';
import { RESOURCES } from './resources';
import { RULES } from './rules';
import { SELECTIONS } from './selections';
import { STRUCTURE } from './structure';
import { TOKENS } from './tokens';
import { VAULTS } from './vaults';
import type { Program } from '../harness/program';

export const PROGRAMS: readonly Program[] = [
  PLANS, RULES, VAULTS, SELECTIONS, RESOURCES, IMPORTED, TOKENS, STRUCTURE, ASPECTS, CORNERS, DIFFERENT, REFUSED_HERE,
].flat();
