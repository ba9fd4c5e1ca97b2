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
	/** Told how many of the files are looked at. */
	onLooked(done: number, all: number): void;
	/** Told of each anchor whose code stands untouched in the file that git pairs with its own. */
	onFollowed(suspect: Suspect, placement: Placement, text: PreparedText): void;
}

/** Anchors by their files. */
export type SuspectsByFile = ReadonlyMap<RepoPath, readonly Suspect[]>;

/** Files that are looked at together, while git is asked for the old texts of the next ones. */
const filesAtOnce = 48;

/**
 * Some files at a time, those that are gone last, those of their anchors whose code a change may have touched. Of the others neither the note nor
 * anything but the two texts is read: where the text in which an anchor was made can be had, what stands in it as it did,
 * between the same lines, needs no search. Rejects as `History` does.
 */
export async function* touchedOf(
	suspects: SuspectsByFile,
	search: TouchSearch,
): AsyncGenerator<SuspectsByFile> {
	const { tree } = search;
	// Git says where they went while the others are looked at.
	const files = [...suspects].sort(
		([one], [other]) => Number(tree.has(other)) - Number(tree.has(one)),
	);
	let asked: readonly Asked[] = [];
	for (let at = 0; asked.length > 0 || at < files.length; at += filesAtOnce) {
		const next = files
			.slice(at, at + filesAtOnce)
			.map(([path, anchored]) => askFor(path, anchored, search));
		if (asked.length > 0) {
			yield await touchedAmong(asked, search);
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
	search: TouchSearch,
): Promise<SuspectsByFile> {
	const { pacer } = search;
	await pacer.during(() =>
		Promise.all(asked.flatMap(({ olds }) => [...olds.values()])),
	);
	const touched = new Map<RepoPath, readonly Suspect[]>();
	for (const each of asked) {
		const heirOf = heirFinder(each.path, search);
		const left: Suspect[] = [];
		for (const suspect of each.suspects) {
			if (pacer.isDue()) await pacer.rest();
			if (!(await isUntouched(suspect, each, heirOf, search)))
				left.push(suspect);
		}
		if (left.length > 0) touched.set(each.path, left);
	}
	return touched;
}

async function isUntouched(
	suspect: Suspect,
	{ path, olds }: Asked,
	heirOf: (suspect: Suspect) => Promise<RepoPath | undefined>,
	{ tree, texts, onFollowed }: TouchSearch,
): Promise<boolean> {
	const { lines, blob } = suspect.anchor;
	const old = blob === undefined ? undefined : await olds.get(blob);
	if (!lines || !old) return false;
	if (tree.has(path)) {
		const now = await texts.today(path);
		return now !== undefined && untouchedLines(old, now, lines) !== undefined;
	}
	const heir = await heirOf(suspect);
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

/** Finds the file that git pairs with that of an anchor, the one at `path`, which is gone. */
function heirFinder(
	path: RepoPath,
	{
		workspace,
		baseOf,
		pacer,
	}: Pick<TouchSearch, "workspace" | "baseOf" | "pacer">,
): (suspect: Suspect) => Promise<RepoPath | undefined> {
	let isThere: Promise<boolean> | undefined;
	return async (suspect) => {
		const base = await pacer.during(() => baseOf(suspect));
		const heir = base?.changes.renames.get(path);
		if (heir === undefined) return undefined;
		// Git pairs by likeness alone: a copy among the tests may be more alike than what the file became.
		if (pathLikeness(path, heir).aside === 1) return undefined;
		// Git does not tell of ignored files.
		isThere ??= workspace.kindOf(path).then((kind) => kind !== undefined);
		return (await isThere) ? undefined : heir;
	};
}
