import type { Pacer } from "../../core/pacer.ts";
import { type Person, samePerson } from "../../core/person.ts";
import type { History, WholeCommit } from "../../core/ports.ts";
import {
	type NewQuestion,
	type OpenQuestion,
	questionKey,
} from "../asking/openQuestion.ts";
import type { GitEvent } from "../events/event.ts";
import { findMoments, type IsNoted } from "./findMoments.ts";
import type { CommitMoment, MomentLevel } from "./moment.ts";
import { originals } from "./originals.ts";
import { reasonReaders } from "./reasonReaders.ts";

/** What was done with git, and with what it is looked into. */
export interface AfterGit {
	readonly history: Pick<
		History,
		"blob" | "commitsIn" | "identity" | "resolutions" | "show"
	>;
	/** The oldest first. */
	readonly events: readonly GitEvent[];
	/** See `resumedCommits`. */
	readonly resumed: ReadonlyMap<string, readonly string[]>;
	readonly level: MomentLevel;
	/** Those that wait already: some may have lost their ground. */
	readonly waiting: readonly OpenQuestion[];
	readonly pacer: Pacer;
	/** As in `MomentSearch`. */
	readonly isNoted?: IsNoted | undefined;
}

/** What came of it. */
export interface QuestionsAfterGit {
	readonly found: readonly NewQuestion[];
	/** Keys of those that wait and whose commit is gone: taken back, dropped, or replaced by one that leaves nothing open. */
	readonly withdrawn: ReadonlySet<string>;
}

/** Commits before those made that tell what was done before. */
const mostFormer = 300;
/** Commits of one rebase that are looked at anew. */
const mostRewritten = 50;
/** Commits that a reset or rebase left behind which are told apart. */
const mostLeft = 500;

/**
 * The questions that the last things done with git bring up: of commits that were made here just now, by whoever sits
 * here, and of conflicts that they resolved, in merges and, where git had stopped for it and what was picked is still there,
 * in rebases and picks. What a pull, a fast-forward, a checkout or a reset brought was made
 * elsewhere; of what was picked or moved (cherry-pick, rebase) one's own commits alone count, but for conflicts. What comes again by a rebase
 * has the same key as before, and so is no new question.
 *
 * Costs two to four git processes for each stretch of work on one branch, and the texts of files that the commits changed.
 */
export async function momentsAfter({
	history,
	events,
	resumed,
	level,
	waiting,
	pacer,
	isNoted,
}: AfterGit): Promise<QuestionsAfterGit> {
	const found: NewQuestion[] = [];
	for (const stretch of stretches(events)) {
		const made = await madeIn(stretch, history);
		const tip = stretch.at(-1)?.to;
		if (made.size === 0 || tip === undefined) continue;
		const all = await history.commitsIn(tip, mostFormer + made.size);
		const isMine = [...made.values()].every(({ isOwn }) => isOwn)
			? () => true
			: await whoIsHere(history);
		const isAsked = ({ hash, author }: WholeCommit) => {
			const how = made.get(hash);
			return how !== undefined && (how.isOwn || isMine(author));
		};
		const picked = await originals(
			all.filter(({ hash }) => made.has(hash)),
			{ stretch, resumed, history },
		);
		const isLookedAt = (commit: WholeCommit) =>
			isAsked(commit) || picked.has(commit.hash);
		const commits = all.filter(isLookedAt);
		if (commits.length === 0) continue;
		const moments = await findMoments({
			...{ history, commits, level, pacer, readers: reasonReaders },
			former: all.filter((commit) => !isLookedAt(commit)),
			picked,
			isNoted,
		});
		// Whoever wrote the commit, it was resolved here.
		for (const moment of moments)
			if (moment.kind === "conflict" || isAsked(moment.commit))
				found.push(questionOf(moment, made.get(moment.commit.hash)?.at ?? 0));
	}
	const keys = new Set(found.map(questionKey));
	const left = await leftBehind(events, waiting, history);
	const withdrawn = waiting.filter(
		({ commit, key }) =>
			commit !== undefined && left.has(commit) && !keys.has(key),
	);
	return { found, withdrawn: new Set(withdrawn.map(({ key }) => key)) };
}

/** Tells commits of whoever sits here; everybody's, where git does not know who that is. */
async function whoIsHere(
	history: Pick<History, "identity">,
): Promise<(author: Person) => boolean> {
	const me = await history.identity();
	return me ? samePerson(me) : () => true;
}

function questionOf(
	{ commit, ...moment }: CommitMoment,
	at: number,
): NewQuestion {
	const file = commit.files.find(({ after }) => after?.path === moment.path);
	return { ...moment, at, commit: commit.hash, blob: file?.after?.blob };
}

/** Work on one branch after the other: a commit is reached from where HEAD last stood before it went elsewhere. */
function stretches(
	events: readonly GitEvent[],
): readonly (readonly GitEvent[])[] {
	const all: GitEvent[][] = [[]];
	for (const event of events)
		if (event.did === "checkout" || event.did === "reset") all.push([]);
		else all.at(-1)?.push(event);
	return all.filter(({ length }) => length > 0);
}

interface Made {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** Whoever is its author, the words and the choice are of who sits here. */
	readonly isOwn: boolean;
}

/** The commits that were made here, by their hashes. */
async function madeIn(
	stretch: readonly GitEvent[],
	history: Pick<History, "commitsIn">,
): Promise<ReadonlyMap<string, Made>> {
	const made = new Map<string, Made>();
	for (const { did, at, from, to } of stretch)
		switch (did) {
			case "commit":
			case "amend":
			case "revert":
				made.set(to, { at, isOwn: true });
				break;
			case "merge":
			case "pull":
				// Where it was a fast-forward, or the merge of a rebase, others' commits stand there.
				for (const { parents } of await history.commitsIn(to, 1))
					if (parents.length > 1) made.set(to, { at, isOwn: true });
				if (did === "merge") break;
				if (!(await isRewritten(from, to, history))) break;
				for (const { hash } of await broughtBy(from, to, history))
					if (!made.has(hash)) made.set(hash, { at, isOwn: false });
				break;
			case "cherry-pick":
				made.set(to, { at, isOwn: false });
				break;
			case "rebase":
				for (const { hash } of await broughtBy(from, to, history))
					made.set(hash, { at, isOwn: false });
				break;
			default:
				break;
		}
	return made;
}

/** Whether a pull left commits behind, and so made them anew; else it only went forward. */
async function isRewritten(
	from: string,
	to: string,
	history: Pick<History, "commitsIn">,
): Promise<boolean> {
	return (
		from !== "" && (await history.commitsIn(`${to}..${from}`, 1)).length > 0
	);
}

/** Commits that a rebase made anew, or brought. */
async function broughtBy(
	from: string,
	to: string,
	history: Pick<History, "commitsIn">,
): Promise<readonly WholeCommit[]> {
	return from === "" ? [] : history.commitsIn(`${from}..${to}`, mostRewritten);
}

/** Commits that are no longer on the way to where HEAD stands; only looked for where a question came of any commit. */
async function leftBehind(
	events: readonly GitEvent[],
	waiting: readonly OpenQuestion[],
	history: Pick<History, "commitsIn">,
): Promise<ReadonlySet<string>> {
	const left = new Set<string>();
	if (!waiting.some(({ commit }) => commit !== undefined)) return left;
	for (const { did, from, to } of events) {
		if (did === "amend") left.add(from);
		const isRewritten = did === "rebase" || did === "reset" || did === "pull";
		if (!isRewritten || from === "") continue;
		const gone = await history.commitsIn(`${to}..${from}`, mostLeft);
		for (const { hash } of gone) left.add(hash);
	}
	// One that somebody went back to is there again.
	const tip = events.at(-1)?.to;
	if (left.size > 0 && tip !== undefined)
		for (const { hash } of await history.commitsIn(tip, mostLeft))
			left.delete(hash);
	return left;
}
