// Loaded first into the Node.js process in which the library runs: a library whose daily rule says something else, as if only
// this one language rendered it so. A comparison that does not notice is worth nothing.
const Module = require('module');

const load = Module._load;
Module._load = function (...request) {
  const exported = load.apply(this, request);
  const rule = String(request[0]).includes('cdk-aws-backup') ? exported.BackupPlanRule : undefined;
  if (rule && rule.weekly !== rule.daily) {
    rule.daily = rule.weekly;
  }
  return exported;
};
