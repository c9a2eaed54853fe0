import { canMeanTheSame, opened } from '../../model/arn-pattern';
import { isPartlyLater } from '../../private/later';
import { memo } from '../../private/memo';
import type { Place } from '../template';
import { World } from '../values/world';

/**
 * Which vaults of an application may have a name, in any world: to ask each vault in each world would take much longer.
 */
export class VaultNames {
  private readonly known = new Map<string, Place[]>();
  /** Vaults whose names deployment, parameters or conditions make; of those that a condition chooses nothing is known. */
  private readonly others: { readonly place: Place; readonly name?: string }[] = [];
  private readonly found = new Map<string, readonly Place[]>();

  /**
   * @param nameIn the name of a vault in a world; nothing where there is none
   */
  constructor(vaults: readonly Place[], nameIn: (place: Place, world: World) => string | undefined) {
    for (const { template, logicalId } of vaults) {
      const place = { template, logicalId };
      const world = new World(false);
      const name = nameIn(place, world);
      if (world.decisions.length > 0) {
        this.others.push({ place });
      } else if (isPartlyLater(name)) {
        this.others.push({ place, name: opened(name!) });
      } else if (name !== undefined) {
        memo(this.known, name, () => []).push(place);
      }
    }
  }

  /** The vaults that may have a name, those that surely have it first. */
  public mayBe(name: string): readonly Place[] {
    return memo(this.found, name, () => [
      ...this.known.get(name) ?? [],
      ...this.others.filter((other) => other.name === undefined || canMeanTheSame(other.name, name)).map(({ place }) => place),
    ]);
  }
}
