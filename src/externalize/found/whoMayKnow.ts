import type { LineChange } from "../../core/lineage/lineage.ts";
import type { Person } from "../../core/person.ts";
import { isMachine } from "../isMachine.ts";

/** Somebody who worked on the lines and is still here to ask. */
export interface Knower {
	readonly person: Person;
	/** The day of their last commit in the repository, `YYYY-MM-DD`. */
	readonly lastSeen: string;
}

const most = 3;
/**
 * Whom to ask about the lines, at most three: who changed most of them, of those that were active lately; `lastSeen` as
 * `History.lastSeen` tells it. For this one question: nothing is kept, and no count is shown.
 */
export function whoMayKnow(
	past: readonly LineChange[],
	lastSeen: ReadonlyMap<string, string>,
): readonly Knower[] {
	const known = new Map<string, Knower & { readonly share: number }>();
	for (const { change, share } of past) {
		const { author } = change.commit;
		const email = author.email?.toLowerCase() ?? "";
		const seen = lastSeen.get(email);
		if (seen === undefined || isMachine(author)) continue;
		// Who has several addresses without a mailmap is told by the name.
		const name = author.name.toLowerCase();
		const before = known.get(name);
		known.set(name, {
			person: before?.person ?? author,
			lastSeen: before && before.lastSeen > seen ? before.lastSeen : seen,
			share: share + (before?.share ?? 0),
		});
	}
	return [...known.values()]
		.sort((a, b) => b.share - a.share)
		.slice(0, most)
		.map(({ person, lastSeen: seen }) => ({ person, lastSeen: seen }));
}
