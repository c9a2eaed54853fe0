import type { IConstruct } from 'constructs';
import { hasWildcard } from '../../model/arn-pattern';
import { inWords } from '../../private/known-text';
import type { BackupResource } from '../../selection/resources/backup-resource';
import { SelectedResources } from '../../selection/resources/selected-resources';

/** The resources whose recovery points a legal hold is of. */
export class HeldResources {
  private readonly selected: SelectedResources;

  constructor(hold: IConstruct, private readonly given: readonly BackupResource[] = []) {
    this.selected = new SelectedResources('resources', given.filter(({ tagCondition }) => !tagCondition), hold);
  }

  /** What a legal hold cannot be of. */
  public problems(): string[] {
    return [
      ...this.given.flatMap(({ tagCondition: tag }) => tag ? [`'resources' must have no tags, which legal holds do not know, got the tag '${tag.key}' with '${tag.value}'`] : []),
      ...this.selected.arns.filter(hasWildcard).map((arn) => `'resources' must be single resources, got '${inWords(arn)}': hold the 'vaults' that their recovery points are in`),
    ];
  }

  /** The same of what has been collected at synthesis: no resource at all would be all of them. */
  public collectedProblems(): string[] {
    const { given, selected } = this;
    const places = selected.wanted.map(({ construct }) => `'${construct.node.path}'`).join(', ');
    return given.length === 0 || selected.arns.length + selected.collected().length > 0
      ? []
      : [`'resources' must be at least one resource, got none${places && ` in ${places}`}`];
  }

  /** As the template has them; nothing where there are none. */
  public render(): string[] | undefined {
    return this.selected.renderArns();
  }
}
