import type { TemplateFiles } from '../../document/template-file';
import { agePyramid } from '../../forecast/age-pyramid';
import { pyramidSvg } from '../../forecast/pictures/pyramid';
import { timelineSvg } from '../../forecast/pictures/timeline';
import { forecastOf } from '../../forecast/plan-forecast';
import type { PlanForecast } from '../../forecast/plan-forecast';
import { plansIn } from '../../forecast/plans';
import type { PlanInTemplate } from '../../forecast/plans';
import { forecastForm } from '../../forecast/report/form';
import type { ForecastForm } from '../../forecast/report/form';
import type { PicturedForecast } from '../../forecast/report/html';
import { UsageError } from '../../private/messages/usage-error';
import { readTemplates } from '../input';
import type { ForecastScope } from './options';
import type { Terminal } from '../terminal';

/** A plan with its forecast, in all forms that are asked for. */
export class NamedForecast {
  private made?: ForecastForm;

  /** @param id what begins the ids of its pictures */
  constructor(
    private readonly name: string, public readonly planned: PlanForecast, private readonly scope: ForecastScope, private readonly id: string,
  ) {}

  public get form(): ForecastForm {
    this.made ??= forecastForm(this.name, this.planned, this.scope.on);
    return this.made;
  }

  public get pictured(): PicturedForecast {
    const { form, id, planned: { forecast }, scope: { from, end, on } } = this;
    return {
      form,
      timeline: timelineSvg(forecast, { id: `${id}-timeline`, from, to: end }),
      pyramid: pyramidSvg(agePyramid(forecast, on), on, `${id}-pyramid`),
    };
  }
}

/**
 * The plans of templates that are asked for, in their order.
 *
 * @throws `UsageError` where one is named that is not there
 */
export function forecastsIn(application: TemplateFiles, scope: ForecastScope): NamedForecast[] {
  const all = plansIn(application);
  const plans = scope.plan === undefined ? all : all.filter((plan) => [plan.name, ...plan.otherNames].includes(scope.plan!));
  if (scope.plan !== undefined && plans.length === 0) { throw new UsageError(`there is no plan '${scope.plan}': --plan takes one of ${listOf(all)}`); }
  return plans.map((plan, index) => new NamedForecast(plan.name, forecastOf(application, plan, scope), scope, `plan${index + 1}`));
}

/**
 * The only one of them.
 *
 * @throws `UsageError` where there are others, or none
 */
export function forecastOnly(application: TemplateFiles, scope: ForecastScope): NamedForecast {
  const found = forecastsIn(application, scope);
  if (found.length !== 1) {
    throw new UsageError(found.length === 0 ? 'there is no backup plan' : `there are several backup plans: name one of them by --plan: ${listOf(plansIn(application))}`);
  }
  return found[0];
}

/** Reads one path, of which one plan is asked for. */
export function forecastAt(path: string, scope: ForecastScope, terminal: Terminal): NamedForecast {
  return forecastOnly(readTemplates([path], terminal), scope);
}

function listOf(plans: readonly PlanInTemplate[]): string {
  return plans.map(({ name }) => `'${name}'`).join(', ') || 'none';
}
