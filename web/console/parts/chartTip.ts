/** A tip drawn into the chart: one made of markup would carry its styles in it, which no page here may. */
export const DRAWN_TIP = { renderMode: 'richText' as const, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0 };
