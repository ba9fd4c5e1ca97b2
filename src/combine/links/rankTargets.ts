import type { NoteKind } from "../../core/note.ts";
import { isWithin, type RepoPath } from "../../core/repoPath.ts";

/** A note or a decision record that a link may be written to. */
export interface LinkTarget {
	readonly path: RepoPath;
	/** The folder of the code that it is about; of a record the one in which it lies. */
	readonly folder: RepoPath;
	/** `undefined` for a record. */
	readonly kind: NoteKind | undefined;
	/** One line of Markdown source; may be empty. */
	readonly title: string;
	readonly tags: readonly string[];
	/** Title, tags and file name in lower case and without accents, with a space before each word: what is typed is looked for in it. */
	readonly words: string;
}

/** As in `LinkTarget.words`. */
export function searchWords(...texts: readonly string[]): string {
	return ` ${folded(texts.join(" "))
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()}`;
}

function folded(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
}

/**
 * The targets that hold every word that was typed, the best `most` of them, best first: where words begin before where
 * they go on, then those about the folder of the writer, or near it, then by path. Everything matches nothing typed.
 */
export function rankTargets(
	targets: Iterable<LinkTarget>,
	typed: string,
	from: RepoPath,
	most: number,
): readonly LinkTarget[] {
	const words = searchWords(typed).split(" ").filter(Boolean);
	const found: { target: LinkTarget; score: number }[] = [];
	const nearness = new Map<RepoPath, number>();
	for (const target of targets) {
		const fit = fitOf(target.words, words);
		if (fit === undefined) continue;
		let near = nearness.get(target.folder);
		if (near === undefined) {
			near = nearnessOf(from, target.folder);
			nearness.set(target.folder, near);
		}
		found.push({ target, score: fit + near });
	}
	return found
		.sort(
			(a, b) => b.score - a.score || (a.target.path < b.target.path ? -1 : 1),
		)
		.slice(0, most)
		.map(({ target }) => target);
}

/** 0 to 10 a word; `undefined` where one of them is missing. */
function fitOf(text: string, words: readonly string[]): number | undefined {
	let fit = 0;
	for (const word of words) {
		const at = text.indexOf(` ${word}`);
		if (at === 0) fit += 10;
		else if (at > 0) fit += 8;
		else if (text.includes(word)) fit += 2;
		else return undefined;
	}
	return fit;
}

/** From 0, nothing in common, to 6, the same folder. */
function nearnessOf(from: RepoPath, folder: RepoPath): number {
	if (folder === from) return 6;
	if (folder !== "" && isWithin(folder, from)) return 5;
	if (from !== "" && isWithin(from, folder)) return 4;
	const one = from.split("/");
	const other = folder.split("/");
	let shared = 0;
	while (shared < one.length && one[shared] === other[shared]) shared++;
	return from === "" || folder === "" ? 0 : Math.min(3, shared);
}
