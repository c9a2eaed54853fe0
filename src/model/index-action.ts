import { kindsNamed, RESOURCE_CATALOG } from './resources/resource-catalog';

/** The types of resources whose recovery points can be indexed, by their names in the API. */
const INDEXED_TYPES: readonly string[] = [...new Set(RESOURCE_CATALOG.filter(({ features }) => features.includes('indexing')).map(({ apiName }) => apiName))].sort();

/** What AWS Backup would refuse in the type that is indexed. One that is not known here may be newer. */
export function indexedTypeProblems(property: string, type: string): string[] {
  return kindsNamed(type).length > 0 && !INDEXED_TYPES.includes(type)
    ? [`'${property}' must be a type whose recovery points can be indexed, ${INDEXED_TYPES.join(' or ')}, got '${type}'`]
    : [];
}
