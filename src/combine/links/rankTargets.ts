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
	/** Title and tags, of a record its file's name, in lower case and without accents, with a space before each word: what is typed is looked for in it. */
	readonly words: string;
}

/** As in `LinkTarget.words`. */
export function searchWords(...texts: readonly string[]): string {
	const text = texts.join(" ");
	// Nearly all are, and there are thousands of them.
	if (ascii.test(text))
		return ` ${text
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, " ")
			.trim()}`;
	return ` ${text
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()}`;
}

const ascii = /^[\0-\x7f]*$/;

/** A target with how well it fits. */
interface Fitting {
	readonly target: LinkTarget;
	readonly score: number;
}

/**
 * The targets that hold every word that was typed, the best `most` of them, best first: where words begin before where
 * they go on, then those about the folder of the writer, or near it, then decisions before reasons and questions last, then
 * by path. Everything matches nothing typed.
 */
export function rankTargets(
	targets: Iterable<LinkTarget>,
	typed: string,
	from: RepoPath,
	most: number,
): readonly LinkTarget[] {
	const words = searchWords(typed).split(" ").filter(Boolean);
	/** In order, never more than are wanted: to sort all that fit would take longer than to find them. */
	const best: Fitting[] = [];
	const nearness = new Map<RepoPath, number>();
	for (const target of targets) {
		const fit = words.length === 0 ? 0 : fitOf(target.words, words);
		if (fit === undefined) continue;
		let near = nearness.get(target.folder);
		if (near === undefined) {
			near = nearnessOf(from, target.folder);
			nearness.set(target.folder, near);
		}
		const score = fit + near + kindWeights[target.kind ?? "decision"];
		const fitting = { target, score };
		const last = best.at(-1);
		if (best.length >= most && last && isBefore(last, fitting)) continue;
		let at = best.length;
		while (at > 0 && isBefore(fitting, best[at - 1] as Fitting)) at--;
		best.splice(at, 0, fitting);
		if (best.length > most) best.pop();
	}
	return best.map(({ target }) => target);
}

/** Below 1: no kind weighs as much as a folder nearer. */
const kindWeights: Readonly<Record<NoteKind, number>> = {
	decision: 0.5,
	why: 0.4,
	gotcha: 0.4,
	howto: 0.4,
	workaround: 0.3,
	story: 0.2,
	question: 0,
};

function isBefore(a: Fitting, b: Fitting): boolean {
	return a.score === b.score
		? a.target.path < b.target.path
		: a.score > b.score;
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
