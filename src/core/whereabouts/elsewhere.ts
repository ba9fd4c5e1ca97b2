import { pathLikeness } from "../anchor/engine/pathLikeness.ts";
import type { FileToday, Today } from "../anchor/engine/place.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import { noteFolderName } from "../notePath.ts";
import type { Pacer } from "../pacer.ts";
import type { Changes, History, WorkTree } from "../ports.ts";
import { baseName, type RepoPath } from "../repoPath.ts";
import type { Stray } from "./strays.ts";
import { tellingLines } from "./tellingLines.ts";
import type { Texts } from "./texts.ts";

/** Of the files that hold telling lines of a stray, so many are looked into. */
const mostFiles = 6;
const mostNamesakes = 3;
/** New files that are compared with one that is gone. */
const mostNewFiles = 40;
/** The share of the old file's lines that the file which took its place must hold. */
const alike = 0.5;

/** What is needed to find the files that a stray may have gone to. */
export interface ElsewhereSearch {
	readonly tree: WorkTree;
	readonly history: Pick<History, "changesSince" | "filesWith">;
	readonly texts: Texts;
	readonly pacer: Pacer;
}

/** The files to look for one stray in. */
export type Elsewhere = (stray: Stray) => Promise<Today>;

/**
 * Finds the files that strays may have gone to: those that git pairs with their own, new files that are like it, and
 * files that changed since and hold lines of theirs. Git is asked once for each commit in which notes were written, and
 * once where their lines are.
 */
export async function lookElsewhere(
	strays: readonly Stray[],
	{ tree, history, texts, pacer }: ElsewhereSearch,
): Promise<Elsewhere> {
	const changes = new Map<string, Changes | undefined>();
	const asked = (commit: string) =>
		pacer.during(() => history.changesSince(commit));
	for (const { anchor } of strays)
		if (anchor.commit !== undefined && !changes.has(anchor.commit))
			changes.set(anchor.commit, await asked(anchor.commit));
	const lines = new Set(
		strays.flatMap(({ quote }) => tellingLines(quote.lines)),
	);
	const holders = await pacer.during(() => history.filesWith([...lines]));
	const twins = byBlob(tree);
	const heirs = new Map<RepoPath, RepoPath | undefined>();

	/** The file that took the place of one that is gone. */
	const heirOf = async (
		{ anchor, past }: Stray,
		since: Changes | undefined,
	): Promise<RepoPath | undefined> => {
		const { path, blob } = anchor;
		const told = since?.renames.get(path);
		if (told !== undefined) return told;
		const [twin, ...more] = (blob && twins.get(blob)) || [];
		if (twin !== undefined && more.length === 0) return twin;
		if (!past) return undefined;
		if (!heirs.has(path)) heirs.set(path, await mostAlike(path, past, since));
		return heirs.get(path);
	};
	const mostAlike = async (
		path: RepoPath,
		past: PreparedText,
		since: Changes | undefined,
	) => {
		let best: RepoPath | undefined;
		let bestShare = alike;
		for (const each of newFiles(path, tree, since)) {
			if (pacer.isDue()) await pacer.rest();
			const text = await texts.today(each);
			const share = text ? shareOf(past, text) : 0;
			if (share > bestShare) [best, bestShare] = [each, share];
		}
		return best;
	};

	return async (stray) => {
		const { anchor, home, quote } = stray;
		const { commit, path } = anchor;
		const since = commit === undefined ? undefined : changes.get(commit);
		const isCandidate = (each: RepoPath) =>
			each !== path &&
			!isQuotingFile(each, path) &&
			(since === undefined ||
				since.changed.has(each) ||
				tree.get(each) === undefined);
		const heir = home ? undefined : await heirOf(stray, since);
		const wanted = tellingLines(quote.lines);
		const hits = [...holders]
			.filter(([each]) => each !== heir && isCandidate(each))
			.map(([each, found]) => ({ each, count: countOf(wanted, found) }))
			.filter(({ count }) => count > 0)
			.sort(
				(a, b) =>
					b.count - a.count || nearness(path, b.each) - nearness(path, a.each),
			)
			.slice(0, mostFiles)
			.map(({ each }) => each);
		const namesakes = home
			? []
			: [...(since?.changed ?? [])]
					.filter(
						(each) =>
							each !== heir &&
							each !== path &&
							baseName(each) === baseName(path),
					)
					.slice(0, mostNamesakes);
		const fileOf = async (
			each: RepoPath,
			isSame: boolean,
		): Promise<FileToday | undefined> => {
			const now = await texts.today(each);
			const before =
				isSame || since === undefined || commit === undefined
					? undefined
					: await texts.at(commit, each);
			return now && { path: each, now: () => now, before: () => before };
		};
		const others = [];
		for (const each of new Set([...hits, ...namesakes])) {
			if (pacer.isDue()) await pacer.rest();
			const file = await fileOf(each, false);
			if (file) others.push(file);
		}
		return {
			same: home,
			renamed: heir === undefined ? undefined : await fileOf(heir, true),
			others,
		};
	};
}

/** Whether a file holds code because it speaks of it: a note, and prose where the code is no prose. */
function isQuotingFile(path: RepoPath, from: RepoPath): boolean {
	const prose = /\.(?:md|markdown|mdx|rst|adoc|txt)$/i;
	return (
		path.split("/").includes(noteFolderName) ||
		(prose.test(path) && !prose.test(from))
	);
}

/** Files that were not there in the commit, or that git does not know yet, of the same kind by their names. */
function newFiles(
	path: RepoPath,
	tree: WorkTree,
	since: Changes | undefined,
): readonly RepoPath[] {
	const ending = endingOf(path);
	const found = new Set<RepoPath>();
	for (const [each, blob] of tree)
		if (blob === undefined && endingOf(each) === ending) found.add(each);
	for (const each of since?.changed ?? [])
		if (endingOf(each) === ending) found.add(each);
	return [...found]
		.filter((each) => !isQuotingFile(each, path))
		.sort((a, b) => nearness(path, b) - nearness(path, a))
		.slice(0, mostNewFiles);
}

function byBlob(tree: WorkTree): ReadonlyMap<string, readonly RepoPath[]> {
	const paths = new Map<string, RepoPath[]>();
	for (const [path, blob] of tree) {
		if (blob === undefined) continue;
		const same = paths.get(blob);
		if (same) same.push(path);
		else paths.set(blob, [path]);
	}
	return paths;
}

/** How much of the old text's lines stand in the new one. */
function shareOf(past: PreparedText, text: PreparedText): number {
	if (past.solid.length === 0) return 0;
	const kept = past.solid.filter(({ text: line }) => text.byText.has(line));
	return kept.length / past.solid.length;
}

function countOf(
	wanted: readonly string[],
	found: ReadonlySet<string>,
): number {
	return wanted.filter(
		(text) =>
			found.has(text) || [...found].some((longer) => longer.includes(text)),
	).length;
}

function nearness(from: RepoPath, to: RepoPath): number {
	const { sameName, folders, aside } = pathLikeness(from, to);
	return sameName + folders - aside;
}

function endingOf(path: RepoPath): string {
	const name = baseName(path);
	return name.slice(name.lastIndexOf(".") + 1);
}
