import type { CfnResource } from 'aws-cdk-lib';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import { kindsNamed, RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { scalarOf } from '../../model/resources/template-properties';
import { WeeklyWindow } from '../../model/schedule/weekly-window';
import type { DatabaseWindow, Situation } from '../../objectives/situation';
import { constructIn } from '../../private/paths';
import type { BackupResource } from '../../selection/resources/backup-resource';
import { ResourceCollection } from '../../selection/resources/resource-collection';
import { ownResource } from '../../selection/resources/resource-owner';

/** What is known of what is backed up: which kinds there may be, and when databases take no snapshots. */
export function protectedKinds(resources: readonly BackupResource[]): Pick<Situation, 'kinds' | 'alternatives' | 'isOpen' | 'windows'> {
  const found = resources.map(kindsOf);
  return {
    kinds: [...new Set(found.flatMap(({ kinds }) => kinds))],
    alternatives: found.flatMap(({ known, kinds }) => known.length > 0 ? known.map(({ kind }) => [kind]) : kinds.length > 0 ? [kinds] : []),
    isOpen: found.some(({ isOpen }) => isOpen),
    windows: found.flatMap(({ known }) => known).flatMap(windowsOf),
  };
}

interface Found {
  readonly kinds: readonly ResourceKind[];
  readonly isOpen: boolean;
  readonly known: readonly KnownResource[];
}

function kindsOf(given: BackupResource): Found {
  const { construct, resource: arn, resourceTypes: types, tagCondition } = given;
  const own = ownResource(given);
  const known = construct ? new ResourceCollection(construct).within([{ construct, types }]) : own ? [own] : [];
  if (known.length > 0) { return { kinds: known.map(({ kind }) => kind), isOpen: false, known }; }
  const named = types?.flatMap(({ name }) => kindsNamed(name));
  const kinds = (named ?? RESOURCE_CATALOG).filter((kind) => arn === undefined || mayBeOfKind(arn, kind));
  // What may be of any kind says nothing of it.
  const isOpen = construct !== undefined || tagCondition !== undefined || (!named && kinds.length === RESOURCE_CATALOG.length);
  return { kinds: isOpen ? [] : kinds, isOpen, known };
}

function windowsOf({ resource, kind, source: { properties = {} } }: KnownResource): DatabaseWindow[] {
  const { minutesBeforeWindows: minutesBefore } = kind;
  if (minutesBefore === undefined) { return []; }
  const { backupRetention, backupWindow, maintenanceWindow } = properties;
  const makesBackups = valueOf(resource, backupRetention) !== 0;
  return [makesBackups ? backupWindow : undefined, maintenanceWindow].flatMap((name) => {
    const text = valueOf(resource, name);
    const window = typeof text === 'string' ? WeeklyWindow.parse(text) : undefined;
    return window ? [{ kind, words: constructIn(resource.node.path), window, isOfBackups: name === backupWindow, minutesBefore }] : [];
  });
}

function valueOf(resource: CfnResource, name: string | undefined): unknown {
  return name === undefined ? undefined : scalarOf(resource, name);
}
