import { pathLikeness } from "../anchor/engine/pathLikeness.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import type { Placement } from "../anchor/relocate.ts";
import { untouchedLines } from "../anchor/untouchedLines.ts";
import type { Pacer } from "../pacer.ts";
import type { Workspace, WorkTree } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { FindBase } from "./bases.ts";
import type { Suspect } from "./strays.ts";
import type { Texts } from "./texts.ts";

/** What is needed to tell which code no change touched. */
export interface TouchSearch {
	readonly tree: WorkTree;
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly texts: Texts;
	readonly baseOf: FindBase;
	readonly pacer: Pacer;
	/** Files that somebody looks at. */
	readonly first: ReadonlySet<RepoPath>;
	/** Told how many of the files are looked at. */
	onLooked(done: number, all: number): void;
	/** Told of each anchor whose code stands untouched in the file that git pairs with its own. */
	onFollowed(suspect: Suspect, placement: Placement, text: PreparedText): void;
}

/** Anchors by their files. */
export type SuspectsByFile = ReadonlyMap<RepoPath, readonly Suspect[]>;

/** Files that are looked at together, while git is asked for the old texts of the next ones. */
const filesAtOnce = 48;
/** Files that are gone of which git is asked first: what it pairs since their commits most often tells of the others, too. */
const askedFirst = 4;

/**
 * Some files at a time, those that somebody looks at first and those that are gone last, those of their anchors whose code a change may have touched. Of the others neither the note nor
 * anything but the two texts is read: where the text in which an anchor was made can be had, what stands in it as it did,
 * between the same lines, needs no search. Rejects as `History` does.
 */
export async function* touchedOf(
	suspects: SuspectsByFile,
	search: TouchSearch,
): AsyncGenerator<SuspectsByFile> {
	const { tree, first } = search;
	// Git says where those that are gone went while the others are looked at.
	const rankOf = (path: RepoPath) =>
		Number(!first.has(path)) + Number(!tree.has(path));
	const files = [...suspects].sort(
		([one], [other]) => rankOf(one) - rankOf(other),
	);
	const gone = files.filter(([path]) => !tree.has(path));
	const pairedWith = pairFinder(gone, search);
	let asked: readonly Asked[] = [];
	for (let at = 0; asked.length > 0 || at < files.length; at += filesAtOnce) {
		const next = files
			.slice(at, at + filesAtOnce)
			.map(([path, anchored]) => askFor(path, anchored, search));
		if (asked.length > 0) {
			yield await touchedAmong(asked, pairedWith, search);
			search.onLooked(Math.min(at, files.length), files.length);
		}
		asked = next;
	}
}

/** One file's anchors; git was asked for the texts in which they were made. */
interface Asked {
	readonly path: RepoPath;
	readonly suspects: readonly Suspect[];
	/** By blob id; `undefined` where git does not have it, or cannot say. */
	readonly olds: ReadonlyMap<string, Promise<PreparedText | undefined>>;
}

function askFor(
	path: RepoPath,
	suspects: readonly Suspect[],
	{ texts }: TouchSearch,
): Asked {
	const olds = new Map<string, Promise<PreparedText | undefined>>();
	for (const { anchor } of suspects) {
		const { blob, lines } = anchor;
		if (!lines || blob === undefined || olds.has(blob)) continue;
		olds.set(
			blob,
			// Who looks for the code asks again, and tells what is wrong.
			texts.blob(blob, path).catch(() => undefined),
		);
	}
	return { path, suspects, olds };
}

async function touchedAmong(
	asked: readonly Asked[],
	pairedWith: FindPair,
	search: TouchSearch,
): Promise<SuspectsByFile> {
	const { pacer } = search;
	await pacer.during(() =>
		Promise.all(asked.flatMap(({ olds }) => [...olds.values()])),
	);
	const touched = new Map<RepoPath, readonly Suspect[]>();
	for (const each of asked) {
		const heir = search.tree.has(each.path)
			? undefined
			: await heirOf(each.path, pairedWith, search);
		const left: Suspect[] = [];
		for (const suspect of each.suspects) {
			if (pacer.isDue()) await pacer.rest();
			if (!(await isUntouched(suspect, each, heir, search))) left.push(suspect);
		}
		if (left.length > 0) touched.set(each.path, left);
	}
	return touched;
}

async function isUntouched(
	suspect: Suspect,
	{ path, olds }: Asked,
	heir: RepoPath | undefined,
	{ tree, texts, onFollowed }: TouchSearch,
): Promise<boolean> {
	const { lines, blob } = suspect.anchor;
	const old = blob === undefined ? undefined : await olds.get(blob);
	if (!lines || !old) return false;
	if (tree.has(path)) {
		const now = await texts.today(path);
		return now !== undefined && untouchedLines(old, now, lines) !== undefined;
	}
	const now = heir === undefined ? undefined : await texts.today(heir);
	const there = now && untouchedLines(old, now, lines);
	if (heir === undefined || !there) return false;
	onFollowed(
		suspect,
		{
			...{ state: "attached", path: heir, lines: there },
			...{ certainty: "unique", p: 1 },
		},
		now,
	);
	return true;
}

/** Finds the file that git pairs with one that is gone, if not for each of the commits in which notes on it were written. */
type FindPair = (path: RepoPath) => Promise<RepoPath | undefined>;

/**
 * Asks git what it pairs since the commits of a few of the files that are `gone`, at once; and since one for each file that
 * this tells nothing of, when one of them is asked for. Whether code stands where that leads is another question.
 */
function pairFinder(
	gone: readonly (readonly [RepoPath, readonly Suspect[]])[],
	{ baseOf }: Pick<TouchSearch, "baseOf">,
): FindPair {
	const pairsSince = async (files: typeof gone) => {
		const pairs = new Map<RepoPath, RepoPath>();
		const bases = await Promise.all(
			files.flatMap(([, [suspect]]) => (suspect ? [baseOf(suspect)] : [])),
		);
		for (const base of bases)
			for (const [from, to] of base?.changes.renames ?? []) pairs.set(from, to);
		return pairs;
	};
	const every = Math.ceil(gone.length / askedFirst);
	const few = pairsSince(gone.filter((_, at) => at % every === 0));
	// Who waits for it is told of a failure.
	few.catch(() => undefined);
	let others: ReturnType<typeof pairsSince> | undefined;
	return async (path) => {
		const known = await few;
		const found = known.get(path);
		if (found !== undefined) return found;
		others ??= pairsSince(gone.filter(([each]) => !known.has(each)));
		return (await others).get(path);
	};
}

/** The file that took the place of the one at `path`, as far as that needs no look into texts. */
async function heirOf(
	path: RepoPath,
	pairedWith: FindPair,
	{ workspace, pacer }: Pick<TouchSearch, "workspace" | "pacer">,
): Promise<RepoPath | undefined> {
	const heir = await pacer.during(() => pairedWith(path));
	if (heir === undefined) return undefined;
	// Git pairs by likeness alone: a copy among the tests may be more alike than what the file became.
	if (pathLikeness(path, heir).aside === 1) return undefined;
	// Git does not tell of ignored files.
	return (await workspace.kindOf(path)) === undefined ? heir : undefined;
}
