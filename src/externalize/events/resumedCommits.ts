import type { ReflogEntry } from "../../core/ports.ts";

/** Earlier commits with the same first line that are told of one: more are a row of “wip”. */
const mostOrigins = 5;

/** What git (2.26 to 2.50) writes where it had stopped amid a rebase or a pick, and somebody brought the commit to its end. */
const resumed =
	/^(?:(?!commit\b).+? ?\(continue\)|commit \((?:cherry-pick|rebase)\)): (.+)$/s;
/** A commit that is made, in whichever way. */
const made =
	/^(?:commit|cherry-pick|(?!commit\b).+? ?\((?:pick|reword|edit|continue)\))(?: \([a-z-]+\))?: (.+)$/s;

/**
 * Commits at which git stopped amid a rebase or a pick, above all for a conflict, and which somebody brought to an end, by
 * lines of HEAD's reflog (the newest first): full hashes, each with those of earlier commits that have the same first line and so may be the
 * one that was picked, the latest first.
 */
export function resumedCommits(
	entries: readonly ReflogEntry[],
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, readonly string[]>();
	for (const [at, { from, to, said }] of entries.entries()) {
		const subject = from === to ? undefined : resumed.exec(said)?.[1];
		if (subject === undefined || found.has(to)) continue;
		const origins = entries
			.slice(at + 1)
			.filter((each) => each.to !== to && made.exec(each.said)?.[1] === subject)
			.map((each) => each.to);
		found.set(to, [...new Set(origins)].slice(0, mostOrigins));
	}
	return found;
}
