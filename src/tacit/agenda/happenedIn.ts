import { english } from "../../core/message.ts";
import { createPacer } from "../../core/pacer.ts";
import type { WholeCommit } from "../../core/ports.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";
import { fixedPlaces } from "../../externalize/happened/fixedPlaces.ts";
import { isOfPeople, placesOf } from "../../externalize/happened/placesOf.ts";
import { takenBackIn } from "../../externalize/happened/takenBackIn.ts";
import { fileRole } from "../../externalize/moments/fileRole.ts";
import {
	type CommitMoment,
	leastWeights,
} from "../../externalize/moments/moment.ts";
import { subjectOf } from "../../externalize/moments/past.ts";
import type { Happened, ToldCommit } from "../../socialize/retro/happened.ts";
import type { TacitBase } from "../base.ts";
import type { ReasonSearch } from "../reasonSearch.ts";
import type { Records } from "../records.ts";
import { noteEvents } from "./noteEvents.ts";
import { namesTakenOut } from "./peopleIn.ts";

/** What others find. */
export interface HappeningSources {
	readonly moments: ReasonSearch["moments"];
	readonly records: Records["records"];
}

/** Commits that are looked at, the newest. */
const mostCommits = 10_000;
/** Commits whose texts are read for moments, the newest. */
const mostForMoments = 400;
/** Commits before the range that may have done what was taken back in it. */
const mostFormer = 500;
/** Moments that are told, those that weigh most. */
const mostMoments = 10;
/** Characters of what a message says that are kept. */
const longestWhy = 300;

/** See `Retros.retro`. */
export async function happenedIn(
	range: string,
	base: TacitBase,
	from: HappeningSources,
): Promise<Happened> {
	const history = base.history();
	await base.loaded();
	const isBegun = (await history.head())?.commit !== undefined;
	const told = isBegun
		? await history.commitsIn(range, mostCommits + mostFormer)
		: [];
	const commits = told.slice(0, mostCommits);
	const former = await formerTo(range, told, base);
	const name = namesTakenOut(
		[...commits, ...former],
		[...base.index.notes()].filter(
			({ file }) => file.visibility === "published",
		),
	);
	const tell = (commit: WholeCommit): ToldCommit => ({
		hash: commit.hash,
		date: commit.date,
		title: name(subjectOf(commit)),
	});
	const dates = commits.map(({ date }) => date).sort();
	const [first] = dates;
	const last = dates.at(-1);
	const days =
		first === undefined || last === undefined
			? undefined
			: { from: first, to: last };
	const takenBack = takenBackIn(commits, former);
	const fixes = await fixedPlaces({
		...{ history, commits },
		pacer: createPacer(base.slice),
	});
	const { moments } =
		commits.length > 0
			? await from.moments({ range, level: "eager", most: mostForMoments })
			: { moments: [] };
	// What is told as one event is not asked about once more.
	const heard = new Set([
		...takenBack.flatMap(({ turns }) => turns.map(({ commit }) => commit.hash)),
		...fixes.flatMap((place) => place.fixes.map(({ hash }) => hash)),
	]);
	const notes = days
		? await noteEvents({ commits, days, name }, base, from)
		: noNotes;
	return {
		...{ range, days, commits: commits.length },
		busiest: busiestOf(commits),
		takenBack: takenBack.map(({ title, done, turns, paths }) => ({
			title: name(title),
			done: done && tell(done),
			turns: turns.map(({ commit, did, why }) => ({
				...tell(commit),
				did,
				why: name(why.slice(0, longestWhy)),
			})),
			paths,
		})),
		fixes: fixes.map(({ path, symbol, lines, fixes: all }) => ({
			...{ path, symbol, lines },
			fixes: all.map(tell),
		})),
		...notes,
		moments: [...moments]
			.filter((each) => !heard.has(each.commit.hash) && isWorthIt(each))
			.sort((a, b) => b.weight - a.weight)
			.slice(0, mostMoments)
			.map(({ commit, path, lines, question, evidence }) => ({
				commit: tell(commit),
				...{ path, lines },
				question: name(english(question)),
				said: evidence.map(({ said }) => name(english(said))),
			})),
		missing: await missingOf(told.length, base),
	};
}

const noNotes: Awaited<ReturnType<typeof noteEvents>> = {
	...{ expired: [], superseded: [], questions: [], written: [] },
	writtenOn: () => [],
};

/** The last commits before a range, the newest first. */
async function formerTo(
	range: string,
	told: readonly WholeCommit[],
	base: TacitBase,
): Promise<readonly WholeCommit[]> {
	if (told.length === 0 || told.length > mostCommits)
		return told.slice(mostCommits);
	const start = /^(.*?)\.\./s.exec(range)?.[1];
	return start === undefined
		? []
		: base.history().commitsIn(start || "HEAD", mostFormer);
}

async function missingOf(
	commits: number,
	base: TacitBase,
): Promise<readonly string[]> {
	const { shallow } = await base.history().workBasis();
	return [
		...(commits > mostCommits
			? [`The range is long: this is of its last ${mostCommits} commits.`]
			: []),
		...(commits > mostForMoments
			? [
					`What was done without a word why was looked for in the last ${mostForMoments} commits alone.`,
				]
			: []),
		...(shallow === ""
			? []
			: [
					"This clone is shallow: what happened before its first commit is not known, nor what that commit did.",
				]),
	];
}

function codeIn(commit: WholeCommit): readonly RepoPath[] {
	return placesOf(commit).filter((path) => fileRole(path) === "code");
}

/** Whether a group should talk about it: a tool silenced in a line is for who wrote it, and a merge that went back for nobody. */
function isWorthIt({ commit, kind, weight }: CommitMoment): boolean {
	return (
		isOfPeople(commit) &&
		(kind !== "workaround" || weight >= leastWeights.normal) &&
		!/^(?:revert\W+)+merge\b/i.test(subjectOf(commit))
	);
}

/** Folders of code that most commits changed. */
function busiestOf(commits: readonly WholeCommit[]): Happened["busiest"] {
	const counts = new Map<RepoPath, number>();
	for (const commit of commits.filter(isOfPeople))
		for (const folder of new Set(codeIn(commit).map(folderOf)))
			counts.set(folder, (counts.get(folder) ?? 0) + 1);
	return [...counts]
		.map(([path, count]) => ({ path, commits: count }))
		.sort((a, b) => b.commits - a.commits || (a.path < b.path ? -1 : 1))
		.slice(0, 3);
}
