/** What keeps something from being made, or may do so. */
export interface Hindrance {
  /** A part of a sentence. */
  readonly why: string;
  /** Whether it does so for sure; else only deployment knows. */
  readonly isSure: boolean;
}

/** Several of them as one: those that are sure tell enough. */
export function asOne(hindrances: readonly Hindrance[]): Hindrance | undefined {
  const sure = hindrances.filter(({ isSure }) => isSure);
  const telling = sure.length > 0 ? sure : hindrances;
  return telling.length === 0 ? undefined : { why: [...new Set(telling.map(({ why }) => why))].join('; '), isSure: sure.length > 0 };
}
