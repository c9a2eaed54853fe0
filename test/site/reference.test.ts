import { referenceIndex, referencePages } from '../../site/driver/reference';

const API = `# API Reference <a name="API Reference" id="api-reference"></a>

## Constructs <a name="Constructs" id="Constructs"></a>

### BackupPlan <a name="BackupPlan" id="cdk-aws-backup.BackupPlan"></a>

- *Implements:* <a href="#cdk-aws-backup.IBackupPlan">IBackupPlan</a>, constructs.Construct

#### Static Functions <a name="Static Functions" id="Static Functions"></a>

| <code><a href="#cdk-aws-backup.BackupPlan.addRule">addRule</a></code> | adds \`#cdk-aws-backup.BackupPlan\` |

##### \`addRule\`<sup>Required</sup> <a name="addRule" id="cdk-aws-backup.BackupPlan.addRule"></a>

## Protocols <a name="Protocols" id="Protocols"></a>

### IBackupPlan <a name="IBackupPlan" id="cdk-aws-backup.IBackupPlan"></a>

- *Extends:* <a href="#constructs.IConstruct">IConstruct</a>
`;

const pages = referencePages(API);

test('the reference has a page for each type', () => {
  expect(pages.map(({ name, kind }) => [name, kind])).toEqual([['BackupPlan', 'Constructs'], ['IBackupPlan', 'Protocols']]);
  expect(pages[0].markdown).toMatch(/^# BackupPlan\n\nA construct of \[the reference\]\(\/reference\/\)\./);
});

test('links lead to the pages of types, and to the members there', () => {
  expect(pages[0].markdown).toContain('<a href="/reference/IBackupPlan">IBackupPlan</a>');
  expect(pages[0].markdown).toContain('<a href="/reference/BackupPlan#BackupPlan-addRule">addRule</a>');
  expect(pages[0].markdown).toContain('adds `#cdk-aws-backup.BackupPlan`');
});

test('what is no type of this library stays as it is', () => {
  expect(pages[1].markdown).toContain('<a href="#constructs.IConstruct">IConstruct</a>');
});

test('headings begin below that of the page, and have anchors without points', () => {
  expect(pages[0].markdown).toContain('\n## Static Functions {:#static-functions:}\n');
  expect(pages[0].markdown).toContain('\n### `addRule` <Badge type="info" text="required" /> {:#BackupPlan-addRule:}\n');
});

test('the list has all pages by their kinds', () => {
  expect(referenceIndex(pages)).toContain('## Constructs\n\n- [BackupPlan](/reference/BackupPlan)\n\n## Protocols\n\n- [IBackupPlan](/reference/IBackupPlan)\n');
});
