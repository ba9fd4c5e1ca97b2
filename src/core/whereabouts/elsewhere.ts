import { isCommonLine } from "../anchor/engine/lineWeight.ts";
import { pathLikeness } from "../anchor/engine/pathLikeness.ts";
import type { FileToday, Today } from "../anchor/engine/place.ts";
import { type PreparedText, withoutStyle } from "../anchor/preparedText.ts";
import { type Placement, relocateCertainly } from "../anchor/relocate.ts";
import { isInNoteFolder } from "../notePath.ts";
import type { Pacer } from "../pacer.ts";
import type { Changes, History, Workspace, WorkTree } from "../ports.ts";
import { baseName, type RepoPath } from "../repoPath.ts";
import type { Base } from "./bases.ts";
import { heirFinder } from "./heirs.ts";
import { holdersOf } from "./holders.ts";
import { likelyFiles } from "./likelyFiles.ts";
import type { OnLooked } from "./lookProgress.ts";
import { isQuotingFile } from "./nearness.ts";
import type { Searched } from "./searched.ts";
import type { Stray } from "./strays.ts";
import { tellingLines } from "./tellingLines.ts";
import type { Texts } from "./texts.ts";

/** Strays for which git is asked together for the texts of files that they may be in. */
const straysAtOnce = 12;
/** Of the files that hold telling lines of a stray, so many are looked into. */
const mostFiles = 6;
const mostNamesakes = 3;

/** What is looked for: an anchor that its own file does not hold. */
export type Sought = Pick<
	Stray,
	"anchor" | "quote" | "past" | "home" | "stands"
>;

/** What is needed to find the files that strays may have gone to. */
export interface ElsewhereSearch<S extends Sought = Stray> {
	readonly tree: WorkTree;
	readonly history: Pick<History, "additions" | "renamesSince">;
	readonly workspace: Pick<Workspace, "visitFiles">;
	readonly texts: Texts;
	/** A commit in which the code was; see `FindBase`. */
	baseOf(stray: S): Promise<Base | undefined>;
	/**
	 * The only files that can hold a stray of which git does not know where it was, as far as an earlier search tells;
	 * `undefined`: all.
	 */
	among?(stray: S): Iterable<RepoPath> | undefined;
	readonly pacer: Pacer;
	/** Files that somebody looks at; none where left out. */
	readonly first?: ReadonlySet<RepoPath>;
	/** Told of each file that is read. */
	readonly onVisited?: OnLooked;
}

/** Where one stray is, where that needs no search, or where it is to be looked for. */
export type Elsewhere =
	| { readonly found: Placement; readonly searched: Searched }
	| {
			readonly found?: undefined;
			readonly searched: Searched;
			readonly today: Today;
			/** The text in which it was made, or in which it was committed; `undefined` where neither can be had. */
			readonly past: PreparedText | undefined;
	  };

/** Finds the files that a stray may have gone to. */
export interface FindElsewhere<S> {
	(stray: S): Promise<Elsewhere>;
	/** The strays of files that somebody looks at, and those of whose lines such a file holds some. */
	readonly near: ReadonlySet<S>;
}

/**
 * Finds the files that strays may have gone to: those that git pairs with their own, new files that are like it, and
 * files that changed since and hold lines of theirs; all files, for those of which git does not know where they were. Git
 * is asked once for all commits in which notes were written, and once more for those that added notes whose own is not there
 * any more; each file is read once, for all.
 */
export async function lookElsewhere<S extends Sought>(
	strays: readonly S[],
	search: ElsewhereSearch<S>,
): Promise<FindElsewhere<S>> {
	const { tree, history, texts, pacer } = search;
	const bases = await pacer.during(() => basesOf(strays, search));
	const renewed = strays.filter(isRenewed).map(({ anchor }) => anchor.path);
	const additions = await pacer.during(async () =>
		renewed.length > 0
			? history.additions([...new Set(renewed)])
			: new Map<RepoPath, string>(),
	);
	const holders = await holdersOf(
		new Set(strays.flatMap(wantedLines)),
		candidatePaths(bases, search),
		search.workspace,
		pacer,
		search.onVisited,
	);
	const commits = [...bases].flatMap(([stray, base]) =>
		base && mayBeReplaced(stray) ? [base.commit] : [],
	);
	const heirOf = heirFinder({ ...search, commits: [...new Set(commits)] });
	/** Whether the file that stands there was added since, and has nothing of the one that the note was written for. */
	const isAddedAnew = async ({ anchor, home, past }: S) => {
		const { commit, path } = anchor;
		if (!home || !past || !hasNothingOf(past, home.now())) return false;
		if (commit && !(await texts.at("HEAD", path)))
			return (await texts.at(commit, path)) !== undefined;
		const addition = additions.get(path);
		if (addition === undefined || addition === commit) return false;
		const first = await texts.at(addition, path);
		return first !== undefined && hasNothingOf(past, first);
	};

	/** Whether a file may hold what it did not when the stray was written. */
	const isCandidate = (stray: S, each: RepoPath) => {
		const { path } = stray.anchor;
		const since = bases.get(stray)?.changes;
		return (
			each !== path &&
			!isQuotingFile(each, path) &&
			(since === undefined ||
				since.changed.has(each) ||
				tree.get(each) === undefined)
		);
	};
	const likely = new Map<S, readonly RepoPath[]>();
	/** Has the texts of the files asked for that the stray and those after it are likely in. */
	const askAhead = async (stray: S) => {
		if (likely.has(stray)) return;
		const at = strays.indexOf(stray);
		const next = strays.slice(at, at + straysAtOnce);
		for (const each of next) {
			const paths = likelyFiles(
				each.anchor.path,
				wantedLines(each),
				holders,
				(path) => isCandidate(each, path),
			);
			likely.set(each, paths);
			if (pacer.isDue()) await pacer.rest();
		}
		const read = (each: S) => {
			const base = bases.get(each);
			return (likely.get(each) ?? [])
				.slice(0, mostFiles)
				.flatMap((path): Promise<unknown>[] => [
					texts.today(path),
					...(base ? [texts.at(base.commit, formerName(base, path))] : []),
				]);
		};
		await pacer.during(() => Promise.all(next.flatMap(read)));
	};

	const find = async (stray: S): Promise<Elsewhere> => {
		const { anchor, home, stands, past } = stray;
		const { path } = anchor;
		const base = bases.get(stray);
		const since = base?.changes;
		const fileOf = async (
			each: RepoPath,
			isSame: boolean,
		): Promise<FileToday | undefined> => {
			const now = await texts.today(each);
			const before =
				isSame || base === undefined
					? undefined
					: await texts.at(base.commit, formerName(base, each));
			return now && { path: each, now: () => now, before: () => before };
		};
		const { path: successor, compared = [] } = mayBeReplaced(stray)
			? await heirOf(anchor, past, base)
			: {};
		const wanted = wantedLines(stray);
		const searched: Searched = {
			wanted,
			files: new Set([
				...(successor === undefined ? [] : [successor]),
				...compared,
				...wanted.flatMap((line) => holders.get(line) ?? []),
			]),
			asksForHeir: mayBeReplaced(stray),
			hasBase: base !== undefined,
		};
		// A copy that was there before is not where the file went.
		const heir =
			successor !== undefined && (!stands || isCandidate(stray, successor))
				? successor
				: undefined;
		if (anchor.lines === undefined) {
			const stays = home !== undefined && !(await isAddedAnew(stray));
			return { found: wholeIn(heir ?? (stays ? path : undefined)), searched };
		}
		const isTwin = heir !== undefined && tree.get(heir) === anchor.blob;
		const inLarge =
			heir === undefined
				? undefined
				: await placeInLarge(heir, isTwin, stray, texts);
		if (inLarge) return { found: inLarge, searched };
		if (heir !== undefined && (await holdsCertainly(heir, stray, texts)))
			return {
				today: {
					same: undefined,
					renamed: await fileOf(heir, true),
					others: [],
				},
				past,
				searched,
			};
		await askAhead(stray);
		const hits = (likely.get(stray) ?? [])
			.filter((each) => each !== heir)
			.slice(0, mostFiles);
		const namesakes = stands
			? []
			: [...(since?.changed ?? tree.keys())]
					.filter(
						(each) =>
							each !== heir &&
							baseName(each) === baseName(path) &&
							isCandidate(stray, each),
					)
					.slice(0, mostNamesakes);
		const looked = [...new Set([...hits, ...namesakes])];
		// Git answers them together.
		const [renamed, ...others] = await pacer.during(() =>
			Promise.all([
				heir === undefined ? undefined : fileOf(heir, true),
				...looked.map((each) => fileOf(each, false)),
			]),
		);
		return {
			today: {
				same: home,
				renamed,
				others: others.filter((file) => file !== undefined),
			},
			past,
			searched,
		};
	};
	const { first = new Set<RepoPath>() } = search;
	const isNear = (stray: S) =>
		first.has(stray.anchor.path) ||
		wantedLines(stray).some((line) =>
			holders.get(line)?.some((path) => first.has(path)),
		);
	const near = first.size > 0 ? strays.filter(isNear) : [];
	return Object.assign(find, { near: new Set(near) });
}

/** What a file of today was called in the base, as git pairs them. */
function formerName({ changes }: Base, path: RepoPath): RepoPath {
	const known = formerNames.get(changes);
	const names =
		known ?? new Map([...changes.renames].map(([old, now]) => [now, old]));
	if (!known) formerNames.set(changes, names);
	return names.get(path) ?? path;
}

const formerNames = new WeakMap<Changes, ReadonlyMap<RepoPath, RepoPath>>();

async function basesOf<S extends Sought>(
	strays: readonly S[],
	search: Pick<ElsewhereSearch<S>, "baseOf">,
): Promise<ReadonlyMap<S, Base | undefined>> {
	return new Map(
		await Promise.all(
			strays.map(async (stray) => [stray, await search.baseOf(stray)] as const),
		),
	);
}

function wholeIn(path: RepoPath | undefined): Placement {
	return path === undefined ? { state: "lost" } : { state: "whole", path };
}

/** Where code is for certain in a file that took the place of its own and is too large to be searched for what changed. */
async function placeInLarge(
	heir: RepoPath,
	isTwin: boolean,
	{ anchor, quote }: Sought,
	texts: Texts,
): Promise<Placement | undefined> {
	if (await texts.today(heir)) return undefined;
	const text = await texts.largeToday(heir);
	const { blob, ...there } = { ...anchor, path: heir };
	return (
		text &&
		relocateCertainly(
			{ ...there, blob: isTwin ? blob : undefined },
			quote,
			text,
		)
	);
}

/** Whether another file may have taken the place of its own. */
function mayBeReplaced(stray: Sought): boolean {
	return !stray.stands || isRenewed(stray);
}

/** Whether it is on a whole file, and its file has another text by now: another file, maybe. */
function isRenewed({ anchor, home }: Sought): boolean {
	return anchor.lines === undefined && home !== undefined;
}

/** Whether none of the old text's lines stands in the new one, but for those that stand everywhere. */
function hasNothingOf(past: PreparedText, text: PreparedText): boolean {
	const telling = past.solid.filter(({ text: line }) => !isCommonLine(line));
	return (
		telling.length > 0 &&
		telling.every(({ text: line }) => !text.byText.has(line))
	);
}

/** Whether the file that took the place of a stray's own has its code, once, as it was: then no other is looked into. */
async function holdsCertainly(
	heir: RepoPath,
	{ anchor, quote }: Sought,
	texts: Texts,
): Promise<boolean> {
	// Git pairs by likeness alone: a copy among the tests may be more alike than what the file became.
	if (pathLikeness(anchor.path, heir).aside === 1) return false;
	const text = await texts.today(heir);
	const there = { ...anchor, path: heir, blob: undefined };
	return !!text && relocateCertainly(there, quote, text) !== undefined;
}

/** Every file that one of the strays may be in. */
function candidatePaths<S extends Sought>(
	bases: ReadonlyMap<S, Base | undefined>,
	{ tree, among }: Pick<ElsewhereSearch<S>, "tree" | "among">,
): readonly RepoPath[] {
	const paths = new Set<RepoPath>();
	const add = (more: Iterable<RepoPath>) => {
		for (const path of more) paths.add(path);
	};
	for (const [path, blob] of tree) if (blob === undefined) paths.add(path);
	// Commits of which the same files changed since share them.
	const changes = new Set(
		[...bases.values()].map((base) => base?.changes.changed),
	);
	for (const changed of changes) if (changed) add(changed);
	if (changes.has(undefined))
		for (const [stray, base] of bases) {
			if (base) continue;
			const some = among?.(stray);
			add(some ?? tree.keys());
			if (!some) break;
		}
	return [...paths].filter((path) => !isInNoteFolder(path) && tree.has(path));
}

function wantedLines({ quote }: Sought): readonly string[] {
	return tellingLines(quote.lines).map(withoutStyle);
}
