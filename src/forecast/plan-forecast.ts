import { assumptionsOf } from './findings';
import { Forecast } from './forecast';
import type { ForecastOptions } from './forecast';
import { rulesOfPlan } from './rules-of-plan';
import { Documents } from '../document/documents';
import { PlanDocument } from '../document/plan-document';
import type { Application, Place } from '../document/template';
import { World } from '../document/values/world';

/** What a plan does over the years, and what a template cannot show of it. */
export interface PlanForecast {
  readonly forecast: Forecast;
  /** What was taken as so, and what is not in it. */
  readonly assumptions: readonly string[];
}

/** Forecasts a plan of an application, where parameters have their defaults. */
export function forecastOf(application: Application, place: Place, options: ForecastOptions): PlanForecast {
  const world = new World(true);
  const documents = new Documents(application, world);
  const { rules, open } = rulesOfPlan(documents.of(PlanDocument, place));
  const forecast = new Forecast(rules, options);
  const taken = [...world.usesDefaults ? ['parameters have their defaults'] : [], ...world.decisions.map(({ words }) => words)];
  return { forecast, assumptions: [...open, ...taken, ...assumptionsOf(forecast)] };
}

/** All plans of an application, in the order of its templates. */
export function plansIn(application: Application): readonly PlanDocument[] {
  return new Documents(application, new World(true)).plans;
}
