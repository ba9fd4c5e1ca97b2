/** How long ago a day was, in the coarsest unit that says enough. `count` is at least 1 except for today (0). */
export interface Age {
	readonly unit: "today" | "day" | "week" | "month" | "year";
	readonly count: number;
}

const dayLength = 86_400_000;

/**
 * The age of `date` (`YYYY-MM-DD`) at `now` (milliseconds since the epoch), in whole units: days up to 13, weeks
 * up to 8, months (30.44 days) up to 23, then years. `undefined` when the date is not one. A day to come is today.
 */
export function ageOf(date: string, now: number): Age | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
	const then = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(then)) return undefined;
	const days = Math.floor((now - then) / dayLength);
	if (days <= 0) return { unit: "today", count: 0 };
	if (days < 14) return { unit: "day", count: days };
	if (days < 60) return { unit: "week", count: Math.floor(days / 7) };
	const months = Math.floor(days / 30.44);
	if (months < 24) return { unit: "month", count: months };
	return { unit: "year", count: Math.floor(days / 365.25) };
}
