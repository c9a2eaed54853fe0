import { moveCSharp } from '../../../src/cli/migrate/csharp';
import type { Edits } from '../../../src/cli/migrate/edits';
import { moveGo } from '../../../src/cli/migrate/go';
import { moveJava } from '../../../src/cli/migrate/java';
import { movePython } from '../../../src/cli/migrate/python';
import { moveScript } from '../../../src/cli/migrate/scripts';

/** A program, what it becomes, and the lines in which something is left. */
type Case = [name: string, before: string, after: string, left?: Record<number, string>];

function moves(move: (text: string) => Edits, cases: Case[]): void {
  test.each(cases)('%s', (_, before, after, ...more: unknown[]) => {
    const [left = {}] = more as [Case[3]?];
    const edits = move(before);
    expect(edits.result).toBe(after);
    expect(Object.fromEntries(edits.left.map(({ line, words }) => [line, words]))).toEqual(left);
    // What has moved stays where it is.
    expect(move(after).isChanged).toBe(false);
  });
}

const both = ['v1', 'v2'] as const;

describe('TypeScript', () => {
  moves((text) => moveScript(text, 'app.ts', both), [
    ['v1', "import * as backup from '@aws-cdk/aws-backup';\n", "import * as backup from 'cdk-aws-backup';\n"],
    ['v2, and its quotes', 'import { BackupPlan, CfnBackupPlan } from "aws-cdk-lib/aws-backup"', 'import { BackupPlan, CfnBackupPlan } from "cdk-aws-backup"'],
    ['types alone', "import type { BackupPlan } from 'aws-cdk-lib/aws-backup';", "import type { BackupPlan } from 'cdk-aws-backup';"],
    ['what is exported', "export * from 'aws-cdk-lib/aws-backup';\nexport { BackupPlan } from 'aws-cdk-lib/aws-backup';",
      "export * from 'cdk-aws-backup';\nexport { BackupPlan } from 'cdk-aws-backup';"],
    ['what is required', "import backup = require('aws-cdk-lib/aws-backup');\nconst b = require('@aws-cdk/aws-backup');\nconst c = import('aws-cdk-lib/aws-backup');",
      "import backup = require('cdk-aws-backup');\nconst b = require('cdk-aws-backup');\nconst c = import('cdk-aws-backup');"],
    ['a type where it is used', "let plan: import('aws-cdk-lib/aws-backup').BackupPlan;", "let plan: import('cdk-aws-backup').BackupPlan;"],
    ['what a test replaces', "jest.mock('aws-cdk-lib/aws-backup');", "jest.mock('cdk-aws-backup');"],
    ['a member of many', "import { App, aws_backup as backup, Stack } from 'aws-cdk-lib';\nnew backup.BackupVault(stack, 'V');",
      "import { App, Stack } from 'aws-cdk-lib';\nimport * as backup from 'cdk-aws-backup';\nnew backup.BackupVault(stack, 'V');"],
    ['the last of many, in lines of their own', "import {\n  Stack,\n  aws_backup,\n} from 'aws-cdk-lib';\n", "import {\n  Stack,\n} from 'aws-cdk-lib';\nimport * as aws_backup from 'cdk-aws-backup';\n"],
    ['a member alone', "import { aws_backup as backup } from 'aws-cdk-lib';", "import * as backup from 'cdk-aws-backup';"],
    ['a member beside everything', "import cdk, { aws_backup as backup } from 'aws-cdk-lib';", "import cdk from 'aws-cdk-lib';\nimport * as backup from 'cdk-aws-backup';"],
    ['everything', "import * as cdk from 'aws-cdk-lib';\nlet plan: cdk.aws_backup.BackupPlan = new cdk.aws_backup.BackupPlan(stack, 'P');\nnew cdk.Stack();",
      "import * as cdk from 'aws-cdk-lib';\nimport * as aws_backup from 'cdk-aws-backup';\nlet plan: aws_backup.BackupPlan = new aws_backup.BackupPlan(stack, 'P');\nnew cdk.Stack();"],
    ['everything, where the name is taken', "import * as cdk from 'aws-cdk-lib';\nconst aws_backup = cdk.aws_backup.BackupPlan;",
      "import * as cdk from 'aws-cdk-lib';\nimport * as backup from 'cdk-aws-backup';\nconst aws_backup = backup.BackupPlan;"],
    ['everything, required', "import cdk = require('aws-cdk-lib');\nimport backup = cdk.aws_backup;", "import cdk = require('aws-cdk-lib');\nimport aws_backup = require('cdk-aws-backup');\nimport backup = aws_backup;"],
    ['lines that end otherwise', "import { App, aws_backup } from 'aws-cdk-lib';\r\n", "import { App } from 'aws-cdk-lib';\r\nimport * as aws_backup from 'cdk-aws-backup';\r\n"],
    ['another module', "import * as backup from 'aws-cdk-lib/aws-backupgateway';\nimport { aws_s3 } from 'aws-cdk-lib';", "import * as backup from 'aws-cdk-lib/aws-backupgateway';\nimport { aws_s3 } from 'aws-cdk-lib';"],
    ['comments and texts', "// import * as backup from 'aws-cdk-lib/aws-backup';\nconst t = `from 'aws-cdk-lib/aws-backup'`;", "// import * as backup from 'aws-cdk-lib/aws-backup';\nconst t = `from 'aws-cdk-lib/aws-backup'`;"],
    ['a text that names it', "const name = 'aws-cdk-lib/aws-backup';", "const name = 'aws-cdk-lib/aws-backup';", { 1: "a text that names 'aws-cdk-lib/aws-backup'" }],
    ['what is within it', "import { x } from 'aws-cdk-lib/aws-backup/lib/plan';", "import { x } from 'aws-cdk-lib/aws-backup/lib/plan';",
      { 1: "nothing stands here for 'aws-cdk-lib/aws-backup/lib/plan', which is within the module" }],
    ['a name that hides everything', "import * as cdk from 'aws-cdk-lib';\nfunction f(cdk: any) { return cdk.aws_backup; }", "import * as cdk from 'aws-cdk-lib';\nfunction f(cdk: any) { return cdk.aws_backup; }",
      { 2: "'cdk' is something else in parts of the file: take aws_backup from 'cdk-aws-backup'" }],
    ['parts of everything', "import * as cdk from 'aws-cdk-lib';\nconst { aws_backup } = cdk;\nconst b = cdk['aws_backup'];", "import * as cdk from 'aws-cdk-lib';\nconst { aws_backup } = cdk;\nconst b = cdk['aws_backup'];",
      { 2: "take aws_backup from 'cdk-aws-backup'", 3: "take aws_backup from 'cdk-aws-backup'" }],
    ['an export of a member', "export { aws_backup } from 'aws-cdk-lib';", "export { aws_backup } from 'aws-cdk-lib';", { 1: 'it exports aws_backup of aws-cdk-lib' }],
    ['a type of a member', "let p: import('aws-cdk-lib').aws_backup.BackupPlan;", "let p: import('aws-cdk-lib').aws_backup.BackupPlan;", { 1: "a type of aws_backup: import it from 'cdk-aws-backup'" }],
    ['a member twice', "import { aws_backup, aws_backup as b } from 'aws-cdk-lib';", "import { aws_backup, aws_backup as b } from 'aws-cdk-lib';", { 1: 'it names aws_backup more than once' }],
  ]);

  test('what cannot be parsed is left alone', () => {
    const edits = moveScript("import * as backup from 'aws-cdk-lib/aws-backup';\nclass {", 'app.ts', both);
    expect(edits.isChanged).toBe(false);
    expect(edits.left).toEqual([{ line: 1, words: expect.stringMatching(/^it cannot be parsed \(/) }]);
  });

  test('only what comes from one CDK, where that is asked for', () => {
    const text = "import * as a from '@aws-cdk/aws-backup';\nimport * as b from 'aws-cdk-lib/aws-backup';\n";
    expect(moveScript(text, 'app.ts', ['v1']).result).toBe("import * as a from 'cdk-aws-backup';\nimport * as b from 'aws-cdk-lib/aws-backup';\n");
    expect(moveScript(text, 'app.ts', ['v2']).result).toBe("import * as a from '@aws-cdk/aws-backup';\nimport * as b from 'cdk-aws-backup';\n");
  });

  test('elements of JSX, where the name of the file says so', () => {
    const text = "import * as backup from 'aws-cdk-lib/aws-backup';\nconst a = <b>{backup}</b>;\n";
    expect(moveScript(text, 'app.tsx', both).isChanged).toBe(true);
    expect(moveScript('const a = <any>b; require("aws-cdk-lib/aws-backup");', 'app.ts', both).isChanged).toBe(true);
  });
});

describe('JavaScript', () => {
  moves((text) => moveScript(text, 'app.js', both), [
    ['a part of what is required', "const { Stack, aws_backup: backup } = require('aws-cdk-lib');\n", "const { Stack } = require('aws-cdk-lib');\nconst backup = require('cdk-aws-backup');\n"],
    ['the only part', "const { aws_backup } = require('aws-cdk-lib');\n", "const aws_backup = require('cdk-aws-backup');\n"],
    ['everything', "const cdk = require('aws-cdk-lib');\nnew cdk.aws_backup.BackupVault(s, 'V');\n", "const cdk = require('aws-cdk-lib');\nconst aws_backup = require('cdk-aws-backup');\nnew aws_backup.BackupVault(s, 'V');\n"],
    ['a member at once', "const backup = require('aws-cdk-lib').aws_backup;", "const backup = require('cdk-aws-backup');"],
    ['parts of a member', "const { aws_backup: { BackupPlan } } = require('aws-cdk-lib');", "const { aws_backup: { BackupPlan } } = require('aws-cdk-lib');", { 1: "take it from 'cdk-aws-backup'" }],
    ['monocdk', "const { BackupPlan } = require('monocdk/aws-backup');", "const { BackupPlan } = require('cdk-aws-backup');"],
  ]);
});

describe('Python', () => {
  moves(movePython, [
    ['the module', 'import aws_cdk.aws_backup as backup\n', 'import cdk_aws_backup as backup\n'],
    ['the module among others', 'from aws_cdk import Stack, aws_backup as backup, aws_s3 as s3\n', 'from aws_cdk import Stack, aws_s3 as s3\nimport cdk_aws_backup as backup\n'],
    ['the module alone', 'from aws_cdk import aws_backup\n', 'import cdk_aws_backup as aws_backup\n'],
    ['in lines of their own', 'from aws_cdk import (\n    Stack,\n    aws_backup as backup,\n)\n', 'from aws_cdk import (\n    Stack,\n)\nimport cdk_aws_backup as backup\n'],
    ['names', 'from aws_cdk.aws_backup import BackupPlan, BackupRule as Rule  # plans\n', 'from cdk_aws_backup import BackupPlan, BackupRule as Rule  # plans\n'],
    ['within a function', 'def f():\n    from aws_cdk import aws_backup as b\n    return b\n', 'def f():\n    import cdk_aws_backup as b\n    return b\n'],
    ['names of which some stay', 'from aws_cdk.aws_backup import (BackupPlan, CfnBackupVault)\n', 'from aws_cdk.aws_backup import CfnBackupVault\nfrom cdk_aws_backup import BackupPlan\n'],
    ['L1s alone', 'from aws_cdk.aws_backup import CfnBackupVault\n', 'from aws_cdk.aws_backup import CfnBackupVault\n'],
    ['L1s beside L2s', 'from aws_cdk import aws_backup as backup\nbackup.BackupVault(s, "V")\nbackup.CfnBackupVault(s, "W", backup_vault_name="w")\n',
      'import cdk_aws_backup as backup\nfrom aws_cdk import aws_backup as cfn_backup\nbackup.BackupVault(s, "V")\ncfn_backup.CfnBackupVault(s, "W", backup_vault_name="w")\n'],
    ['all names', 'from aws_cdk.aws_backup import *\nBackupVault(s, "V")\n', 'from cdk_aws_backup import *\nBackupVault(s, "V")\n'],
    ['everything', 'import aws_cdk as cdk\ncdk.aws_backup.BackupVault(s, "V")\ncdk.aws_backup.CfnBackupVault(s, "W")\n',
      'import aws_cdk as cdk\nimport cdk_aws_backup\ncdk_aws_backup.BackupVault(s, "V")\ncdk.aws_backup.CfnBackupVault(s, "W")\n'],
    ['by its whole name', 'import aws_cdk.aws_backup\naws_cdk.aws_backup.BackupVault(s, "V")\n', 'import cdk_aws_backup\ncdk_aws_backup.BackupVault(s, "V")\n'],
    ['comments and texts', '"""\nfrom aws_cdk import aws_backup\n"""\n# import aws_cdk.aws_backup as backup\nx = "aws_cdk.aws_backup"\n', '"""\nfrom aws_cdk import aws_backup\n"""\n# import aws_cdk.aws_backup as backup\nx = "aws_cdk.aws_backup"\n'],
    ['comments within', 'from aws_cdk import (\n    Stack,  # the stack\n    aws_backup,\n)\n', 'from aws_cdk import (\n    Stack,  # the stack\n    aws_backup,\n)\n',
      { 1: 'an import that is not understood: take what is of AWS Backup from cdk_aws_backup' }],
    ['several modules', 'import os, aws_cdk.aws_backup as b\n', 'import os, aws_cdk.aws_backup as b\n', { 1: 'import cdk_aws_backup by a statement of its own' }],
  ]);
});

describe('Java', () => {
  const theirs = 'software.amazon.awscdk.services.backup';
  moves(moveJava, [
    ['all', `import ${theirs}.*;\nclass A {}\n`, 'import io.github.cdkawsbackup.*;\nclass A {}\n'],
    ['all, and L1s', `import ${theirs}.*;\nclass A { CfnBackupPlan p; CfnTable t; }\n`, `import io.github.cdkawsbackup.*;\nimport ${theirs}.CfnBackupPlan;\nclass A { CfnBackupPlan p; CfnTable t; }\n`],
    ['one, and an L1', `import ${theirs}.BackupPlan;\nimport ${theirs}.CfnBackupVault;\n`, `import io.github.cdkawsbackup.BackupPlan;\nimport ${theirs}.CfnBackupVault;\n`],
    ['by its whole name', `${theirs}.BackupPlan plan; // ${theirs}.BackupPlan\n`, `io.github.cdkawsbackup.BackupPlan plan; // ${theirs}.BackupPlan\n`],
    ['a static one', `import static ${theirs}.BackupPlan.Builder.create;\n`, 'import static io.github.cdkawsbackup.BackupPlan.Builder.create;\n'],
    ['another module', `import ${theirs}gateway.CfnHypervisor;\n`, `import ${theirs}gateway.CfnHypervisor;\n`],
  ]);
});

describe('C#', () => {
  moves(moveCSharp, [
    ['all', 'using Amazon.CDK.AWS.Backup;\n', 'using CdkAwsBackup;\n'],
    ['all, and L1s', 'using Amazon.CDK.AWS.Backup;\nnew CfnBackupPlan();\n', 'using CdkAwsBackup;\nusing CfnBackupPlan = Amazon.CDK.AWS.Backup.CfnBackupPlan;\nnew CfnBackupPlan();\n'],
    ['of all files', 'global using Amazon.CDK.AWS.Backup;\n', 'global using CdkAwsBackup;\n'],
    ['by another name', 'using B = Amazon.CDK.AWS.Backup;\nnew B.BackupPlan(); new B.CfnBackupPlan();\n', 'using B = CdkAwsBackup;\nnew B.BackupPlan(); new Amazon.CDK.AWS.Backup.CfnBackupPlan();\n'],
    ['by its whole name', 'new Amazon.CDK.AWS.Backup.BackupPlan(); // Amazon.CDK.AWS.Backup\n', 'new CdkAwsBackup.BackupPlan(); // Amazon.CDK.AWS.Backup\n'],
    ['a static one', 'using static Amazon.CDK.AWS.Backup.BackupPlan;\n', 'using static CdkAwsBackup.BackupPlan;\n'],
    ['texts', 'var s = "Amazon.CDK.AWS.Backup"; var t = @"using Amazon.CDK.AWS.Backup;";\n', 'var s = "Amazon.CDK.AWS.Backup"; var t = @"using Amazon.CDK.AWS.Backup;";\n'],
    ['a name within a namespace', 'AWS.Backup.BackupPlan plan;\n', 'AWS.Backup.BackupPlan plan;\n', { 1: 'a name within the namespace Amazon.CDK: CdkAwsBackup stands for Amazon.CDK.AWS.Backup' }],
    ['a namespace', 'namespace Amazon.CDK.AWS.Backup {}\n', 'namespace Amazon.CDK.AWS.Backup {}\n', { 1: 'a name that is not understood: CdkAwsBackup stands for Amazon.CDK.AWS.Backup' }],
  ]);
});

describe('Go', () => {
  const theirs = 'github.com/aws/aws-cdk-go/awscdk/v2/awsbackup';
  const ours = 'github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup';
  moves((text) => moveGo(text, both), [
    ['one', `import "${theirs}"\n`, `import awsbackup "${ours}"\n`],
    ['among others', `import (\n\t"github.com/aws/jsii-runtime-go"\n\t"${theirs}"\n)\n`, `import (\n\t"github.com/aws/jsii-runtime-go"\n\tawsbackup "${ours}"\n)\n`],
    ['by another name', `import b "${theirs}"\nvar v = b.NewBackupVault(s, n, nil)\n`, `import b "${ours}"\nvar v = b.NewBackupVault(s, n, nil)\n`],
    ['L1s beside L2s', `import (\n\t"${theirs}"\n)\nvar v = awsbackup.NewBackupVault(s, n, nil)\nvar w = awsbackup.NewCfnBackupVault(s, n, &awsbackup.CfnBackupVaultProps{})\n`,
      `import (\n\tawsbackup "${ours}"\n\tcfnbackup "${theirs}"\n)\nvar v = awsbackup.NewBackupVault(s, n, nil)\nvar w = cfnbackup.NewCfnBackupVault(s, n, &cfnbackup.CfnBackupVaultProps{})\n`],
    ['L1s alone', `import "${theirs}"\nvar w = awsbackup.NewCfnBackupVault(s, n, nil)\n`, `import "${theirs}"\nvar w = awsbackup.NewCfnBackupVault(s, n, nil)\n`],
    ['arguments that have to be given', `import "${theirs}"\nvar r = awsbackup.BackupResource_FromConstruct(f(s, t))\nfunc g() { v.BlockRecoveryPointDeletion() }\n`,
      `import awsbackup "${ours}"\nvar r = awsbackup.BackupResource_FromConstruct(f(s, t), nil)\nfunc g() { v.BlockRecoveryPointDeletion(nil) }\n`],
    ['comments', `// import "${theirs}"\n`, `// import "${theirs}"\n`],
    ['without a name', `import . "${theirs}"\n`, `import . "${theirs}"\n`, { 1: `an import without a name is not moved: ${ours} stands for it` }],
  ]);
});
