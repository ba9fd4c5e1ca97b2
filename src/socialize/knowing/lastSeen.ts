import type { WorkLog } from "../work/workLog.ts";

/** Days without a commit anywhere in the repository after which somebody counts as gone: six months. */
export const hereDays = 183;

/** Of everybody, by number, the day of their last commit anywhere; 0: none. Days since 1970-01-01. */
export function lastSeen(log: WorkLog, today: number): Int32Array {
	const seen = new Int32Array(log.people.length);
	for (const at = log.cursor(); at.next(); ) {
		const day = Math.min(at.day, today);
		for (let nth = at.firstPerson; nth < at.endPerson; nth++) {
			const person = at.items[nth] ?? 0;
			if ((seen[person] ?? 0) < day) seen[person] = day;
		}
	}
	return seen;
}

/** Whether somebody who was last seen on a day is still here to ask. */
export function isHere(day: number, today: number): boolean {
	return day > 0 && today - day <= hereDays;
}
