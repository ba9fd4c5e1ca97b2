import type { Pacer } from "../../core/pacer.ts";
import type { History } from "../../core/ports.ts";
import {
	type NewQuestion,
	type OpenQuestion,
	questionKey,
} from "../asking/openQuestion.ts";
import type { GitDeed, GitEvent } from "../events/event.ts";
import type { CommitMoment, MomentLevel } from "./moment.ts";
import { momentsInRange } from "./momentsInRange.ts";

/** What was done with git, and what is asked already. */
export interface DoneWithGit {
	readonly history: Pick<History, "blob" | "commitsIn" | "head">;
	/** The oldest first. */
	readonly events: readonly GitEvent[];
	readonly level: MomentLevel;
	readonly waiting: readonly OpenQuestion[];
	readonly pacer: Pacer;
}

/** What is to be asked now. */
export interface AskedAfter {
	readonly found: readonly NewQuestion[];
	/** Keys of those whose commit was taken away, or made anew without what was asked about. */
	readonly withdrawn: ReadonlySet<string>;
}

/** By which commits of one's own come. */
const making: ReadonlySet<GitDeed> = new Set([
	...(["commit", "amend", "merge", "revert", "cherry-pick", "rebase"] as const),
]);
/** By which commits go. */
const taking: ReadonlySet<GitDeed> = new Set(["amend", "rebase", "reset"]);

/** The questions that come of what was done with git, and those that go by it. */
export async function momentsAfter({
	history,
	events,
	level,
	waiting,
	pacer,
}: DoneWithGit): Promise<AskedAfter> {
	const found: NewQuestion[] = [];
	const gone = new Set<string>();
	for (const event of events) {
		const { did, from, to } = event;
		if (taking.has(did) && from !== "")
			for (const { hash } of await history.commitsIn(`${to}..${from}`, 1000))
				gone.add(hash);
		if (!making.has(did)) continue;
		const range =
			from === "" ? { range: to, most: 1 } : { range: `${from}..${to}` };
		const { moments } = await momentsInRange(
			history,
			{ ...range, level },
			pacer,
		);
		found.push(...(await ownOf(moments, event, history)));
	}
	const kept = found.filter(({ commit }) => !gone.has(commit ?? ""));
	const asked = new Set(kept.map(questionKey));
	return {
		found: kept,
		withdrawn: new Set(
			waiting
				.filter(({ commit, key }) => gone.has(commit ?? "") && !asked.has(key))
				.map(({ key }) => key),
		),
	};
}

/** A merge and a rebase bring commits of others, who are to be asked where they are: those of whoever wrote the last one count. */
async function ownOf(
	moments: readonly CommitMoment[],
	{ did, to, at }: GitEvent,
	history: Pick<History, "commitsIn">,
): Promise<readonly NewQuestion[]> {
	if (moments.length === 0) return [];
	const [last] = await history.commitsIn(to, 1);
	const isForwarded = did === "merge" && (last?.parents.length ?? 0) < 2;
	if (!last || isForwarded) return [];
	return moments
		.filter(({ commit }) => commit.author.email === last.author.email)
		.map(({ commit, ...moment }) => ({
			...{ ...moment, at, commit: commit.hash },
			blob: commit.files.find(({ after }) => after?.path === moment.path)?.after
				?.blob,
		}));
}
