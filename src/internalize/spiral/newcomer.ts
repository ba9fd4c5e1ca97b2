/** Days for which somebody is new after their first commit. */
export const newcomerDays = 90;

const dayLength = 86_400_000;

/**
 * Tells whether somebody was a newcomer on a day (`YYYY-MM-DD`): their own first commit was at most 90 days before, and the
 * repository was more than 90 days old by then, for nobody is new to what they begin themselves. `firstCommits` holds the
 * day of everybody’s first commit, by address in lower case; whoever is not in it is none.
 */
export function newcomers(
	firstCommits: ReadonlyMap<string, string>,
): (email: string, day: string) => boolean {
	let began = Number.POSITIVE_INFINITY;
	for (const day of firstCommits.values()) {
		const at = timeOf(day);
		if (at < began) began = at;
	}
	return (email, day) => {
		const first = timeOf(firstCommits.get(email.toLowerCase()) ?? "");
		const most = newcomerDays * dayLength;
		return timeOf(day) - first <= most && first - began > most;
	};
}

/** `NaN`, which compares with nothing, for what is no day. */
function timeOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}
