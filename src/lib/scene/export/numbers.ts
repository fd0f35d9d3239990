/** A number as short as a picture needs it: hundredths of a pixel. */
export const short = (value: number): string => String(Math.round(value * 100) / 100 + 0);
