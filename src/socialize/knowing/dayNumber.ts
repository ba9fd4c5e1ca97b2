const dayLength = 86_400_000;

/** Whole days from 1970-01-01 to a day (`YYYY-MM-DD`); `undefined` for what is none. */
export function dayNumber(day: string): number | undefined {
	const time = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(time) ? undefined : Math.floor(time / dayLength);
}

/** The day that is so many days after 1970-01-01, `YYYY-MM-DD`. */
export function dayFromNumber(number: number): string {
	return new Date(number * dayLength).toISOString().slice(0, 10);
}
