// What a person may set.

export interface Settings {
  /** Rule id → severity or off. */
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>;
  readonly certificateExpiryDays: number;
}

export const defaultSettings: Settings = { rules: {}, certificateExpiryDays: 30 };
