import { addressOf } from './messages/documentation';

/** What is told of one place. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  /** The file of the template. */
  readonly uri: string;
  readonly logicalId: string;
  readonly fullName: string;
  /** What stays the same of it from one run to the next. */
  readonly fingerprint: string;
}

/** The form that code scanning of GitHub takes. */
export function sarifLog(version: string, results: readonly SarifResult[]): object {
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk-aws-backup',
          version,
          informationUri: 'https://github.com/cdk-aws-backup/cdk-aws-backup',
          rules: ids.map((id) => ({ id, shortDescription: { text: id }, helpUri: addressOf(id) })),
        },
      },
      results: results.map(({ ruleId, level, text, uri, logicalId, fullName, fingerprint }) => ({
        ruleId,
        ruleIndex: indexes.get(ruleId),
        level,
        message: { text },
        locations: [{
          physicalLocation: { artifactLocation: { uri: referenceTo(uri) }, region: { startLine: 1 } },
          logicalLocations: [{ name: logicalId, fullyQualifiedName: fullName, kind: 'resource' }],
        }],
        partialFingerprints: { 'finding/v1': fingerprint },
      })),
    }],
  };
}

/** A file as a reference of RFC 3986, in which a name may be anything: what it has beside letters is encoded. */
function referenceTo(file: string): string {
  // What is no whole character cannot be encoded.
  const path = Buffer.from(file.replace(/\\/g, '/')).toString();
  const [drive = ''] = /^[A-Za-z]:(?=\/)/.exec(path) ?? [];
  return `${drive && `file:///${drive}`}${path.slice(drive.length).split('/').map(encodeURIComponent).join('/')}`;
}
