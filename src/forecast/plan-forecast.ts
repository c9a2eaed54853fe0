import { assumptionsOf } from './findings';
import { Forecast } from './forecast';
import type { ForecastOptions } from './forecast';
import type { PlanInTemplate } from './plans';
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

/** Where a plan is, and what is to be known of it. */
export type ForecastPlace = Place & Partial<Pick<PlanInTemplate, 'assumptions'>>;

/** Forecasts a plan of an application, where parameters have their defaults. */
export function forecastOf(application: Application, place: ForecastPlace, options: ForecastOptions): PlanForecast {
  const world = new World(true);
  const documents = new Documents(application, world);
  const { rules, open } = rulesOfPlan(documents.of(PlanDocument, place));
  const forecast = new Forecast(rules, options);
  const taken = [...world.usesDefaults ? ['parameters have their defaults'] : [], ...world.decisions.map(({ words }) => words)];
  return { forecast, assumptions: [...place.assumptions ?? [], ...open, ...taken, ...assumptionsOf(forecast)] };
}
