const dayMs = 86_400_000;
const units: Readonly<Record<string, number>> = {
	hour: dayMs / 24,
	day: dayMs,
	week: 7 * dayMs,
	month: 30.44 * dayMs,
	year: 365.25 * dayMs,
};

/**
 * The time, in milliseconds since 1970-01-01 UTC, that is meant by a day (`2026-11-01`, from its beginning in UTC) or by how
 * long ago (`1.week`, `2 weeks ago`, `yesterday`); `undefined` for what is neither, such as the name of a commit.
 */
export function sinceTyped(typed: string, now: number): number | undefined {
	const text = typed.trim().toLowerCase();
	if (text === "yesterday") return now - dayMs;
	if (/^\d{4}-\d\d-\d\d$/.test(text)) {
		const at = Date.parse(`${text}T00:00:00Z`);
		return Number.isNaN(at) ? undefined : at;
	}
	const [, count, unit = ""] =
		/^(\d{1,4})[. ](hour|day|week|month|year)s?(?:[. ]ago)?$/.exec(text) ?? [];
	const length = units[unit];
	return count === undefined || length === undefined
		? undefined
		: now - Number(count) * length;
}
