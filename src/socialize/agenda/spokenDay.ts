const months = [
	..."January February March April May June".split(" "),
	..."July August September October November December".split(" "),
];

/** A day (`YYYY-MM-DD`) as it is read aloud: `3 March 2026`. What is none stays as it is. */
export function spokenDay(day: string): string {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
	const name = months[Number(month) - 1];
	return name === undefined ? day : `${Number(date)} ${name} ${year}`;
}

/** From one day to another, what they share said once: `from 3 to 12 March 2026`. */
export function spokenDays(from: string, to: string): string {
	if (from === to) return `on ${spokenDay(from)}`;
	const end = spokenDay(to);
	const begin = spokenDay(from);
	if (from.slice(0, 7) === to.slice(0, 7))
		return `from ${begin.split(" ", 1)[0]} to ${end}`;
	return from.slice(0, 4) === to.slice(0, 4)
		? `from ${begin.replace(/ \d+$/, "")} to ${end}`
		: `from ${begin} to ${end}`;
}

/** How long something lasted: `the same day`, `12 days`, `3 months`. */
export function spokenSpan(days: number): string {
	if (days < 1) return "less than a day";
	if (days === 1) return "a day";
	if (days < 60) return `${days} days`;
	if (days < 730) return `${Math.round(days / 30)} months`;
	return `${Math.round(days / 365)} years`;
}
