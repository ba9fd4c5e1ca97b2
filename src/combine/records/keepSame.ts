import type { RepoPath } from "../../core/repoPath.ts";
import type { DecisionRecord } from "./decisionRecord.ts";

/** The records `now`, each that says what it said `before` as the same object, so that nobody looks at it anew. */
export function keepSame(
	before: readonly DecisionRecord[],
	now: readonly DecisionRecord[],
): readonly DecisionRecord[] {
	const known = new Map<RepoPath, DecisionRecord>(
		before.map((record) => [record.path, record]),
	);
	return now.map((record) => {
		const former = known.get(record.path);
		return former && isSame(former, record) ? former : record;
	});
}

/** What was not read anew is the same object in both; the rest is short. */
function isSame(one: DecisionRecord, other: DecisionRecord): boolean {
	const names = Object.keys(one) as (keyof DecisionRecord)[];
	return (
		names.length === Object.keys(other).length &&
		names.every(
			(name) =>
				one[name] === other[name] ||
				(typeof one[name] === "object" &&
					JSON.stringify(one[name]) === JSON.stringify(other[name])),
		)
	);
}
