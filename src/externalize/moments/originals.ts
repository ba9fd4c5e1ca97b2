import { isTacitError } from "../../core/errors.ts";
import type { History, WholeCommit } from "../../core/ports.ts";
import type { GitEvent } from "../events/event.ts";

/** Commits of one rebase of which it is looked for what they were. */
const mostRebased = 50;
/** What `git cherry-pick -x` writes. */
const pickedFrom = /^\(cherry picked from commit ([0-9a-f]{40,64})\)$/gm;

/** By what it is found what commits were. */
export interface OriginSearch {
	/** Work on one branch, the oldest first. */
	readonly stretch: readonly GitEvent[];
	/** See `resumedCommits`. */
	readonly resumed: ReadonlyMap<string, readonly string[]>;
	readonly history: Pick<History, "commitsIn">;
}

/**
 * What those of the commits were, by their hashes, at which git had stopped and which somebody brought to an end: of a rebase
 * among what it left behind, of a pick where its message names it, or else the reflog. The same author, day and first line tell it;
 * where several have these, or none, nothing is said.
 */
export async function originals(
	commits: readonly WholeCommit[],
	{ stretch, resumed, history }: OriginSearch,
): Promise<ReadonlyMap<string, WholeCommit>> {
	const found = new Map<string, WholeCommit>();
	const stopped = commits.filter(
		({ hash, parents }) => resumed.has(hash) && parents.length === 1,
	);
	if (stopped.length === 0) return found;
	const left: WholeCommit[] = [];
	for (const { did, from, to } of stretch)
		if ((did === "rebase" || did === "pull") && from !== "")
			left.push(...(await history.commitsIn(`${to}..${from}`, mostRebased)));
	for (const commit of stopped) {
		const said = [...commit.message.matchAll(pickedFrom)];
		const named = said.map(([, hash = ""]) => hash);
		// The surest first: what none of them tells, the next may.
		const sources = [
			() => commitsOf(named, history),
			async () => left,
			() => commitsOf(resumed.get(commit.hash) ?? [], history),
		];
		for (const source of sources) {
			const same = (await source()).filter((each) => isSame(each, commit));
			const [original] = same;
			if (original && same.length === 1) found.set(commit.hash, original);
			if (original) break;
		}
	}
	return found;
}

/** Without those that git has no more. */
async function commitsOf(
	hashes: readonly string[],
	history: Pick<History, "commitsIn">,
): Promise<readonly WholeCommit[]> {
	const found: WholeCommit[] = [];
	for (const hash of hashes)
		try {
			found.push(...(await history.commitsIn(hash, 1)));
		} catch (error) {
			if (!isTacitError(error)) throw error;
		}
	return found;
}

function isSame(one: WholeCommit, other: WholeCommit): boolean {
	const subject = ({ message }: WholeCommit) => message.split("\n", 1)[0];
	return (
		one.hash !== other.hash &&
		one.parents.length === 1 &&
		one.date === other.date &&
		one.author.name === other.author.name &&
		one.author.email === other.author.email &&
		subject(one) === subject(other)
	);
}
