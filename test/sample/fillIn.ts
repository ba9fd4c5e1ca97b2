import { posix } from "node:path";
import { gitBlobId } from "../../src/core/anchor/gitBlobId.ts";
import { makeQuote } from "../../src/core/anchor/quote.ts";
import { writeAnchorBlock } from "../../src/core/anchor/writeAnchor.ts";
import { languageOf } from "../../src/core/code/languageOf.ts";
import type { LineRange } from "../../src/core/lineRange.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import type { StoryTree } from "./storyTree.ts";

/** What a text of the story may refer to. */
export interface Surroundings {
	/** The tree whose lines are meant. */
	readonly tree: StoryTree;
	/** HEAD while the text was written. */
	readonly head: string;
	/** Hashes of the commits so far, by key. */
	readonly commits: ReadonlyMap<string, string>;
}

/** What stands behind `@anchor`, as JSON. */
interface AnchorRequest {
	/** As in the anchor: relative to the folder that holds `.tacit/`; `.` for that folder. */
	readonly file: string;
	/** The first line, whole. Absent: the anchor speaks of the whole file. */
	readonly first?: string;
	/** The last line: the first of this text from `first` on. Absent: one line. */
	readonly last?: string;
	readonly symbol?: string;
}

/**
 * The text with what only the history can tell: `{{commit KEY}}` and `{{short KEY}}` become a
 * commit's hash, `{{line PATH | TEXT}}` the 1-based number of the line TEXT, and in a note a line
 * `@anchor {…}` becomes an anchor. Throws where a reference has no or several meanings.
 */
export function fillIn(
	path: string,
	text: string,
	surroundings: Surroundings,
): string {
	return text
		.replace(/\{\{(commit|short) ([\w-]+)\}\}/g, (_, form, key) => {
			const hash = surroundings.commits.get(key);
			if (hash === undefined) throw new Error(`no commit ${key} yet`);
			return form === "short" ? hash.slice(0, 7) : hash;
		})
		.replace(/\{\{line ([^|]+?) \| (.+?)\}\}/g, (_, file, line) =>
			String(lineOf(linesOf(surroundings.tree, file), line, file) + 1),
		)
		.replace(/^@anchor (.+)$/gm, (_, request) =>
			anchor(path, JSON.parse(request), surroundings),
		);
}

function anchor(
	notePath: string,
	request: AnchorRequest,
	{ tree, head }: Surroundings,
): string {
	const folder = posix.join(posix.dirname(notePath), "..");
	const isFolder = request.file === ".";
	const path = posix.join(folder, request.file);
	const text = isFolder ? undefined : textOf(tree, path);
	const code = text?.split("\n") ?? [];
	const range = rangeOf(code, request, path);
	return writeAnchorBlock(
		{
			path: rootPath(path),
			lines: range,
			isFolder,
			language: isFolder ? "text" : languageOf(rootPath(path)),
			symbol: request.symbol,
			commit: head,
			blob: text === undefined ? undefined : gitBlobId(text),
			near: undefined,
			cell: undefined,
		},
		makeQuote(code, range),
		rootPath(folder),
	);
}

/** The root is `.` to `posix.join` and empty to Tacit. */
function rootPath(path: string): RepoPath {
	return (path === "." ? "" : path) as RepoPath;
}

function rangeOf(
	code: readonly string[],
	{ first, last }: AnchorRequest,
	path: string,
): LineRange | undefined {
	if (first === undefined) return undefined;
	const start = lineOf(code, first, path);
	const end = last === undefined ? start : code.indexOf(last, start);
	if (end < 0) throw new Error(`${path} has no line ${last}`);
	return { start: start + 1, end: end + 1 };
}

function textOf(tree: StoryTree, path: string): string {
	const text = tree.get(path);
	if (text === undefined) throw new Error(`there is no file ${path}`);
	return text;
}

function linesOf(tree: StoryTree, path: string): string[] {
	return textOf(tree, path).split("\n");
}

function lineOf(lines: readonly string[], line: string, path: string): number {
	const index = lines.indexOf(line);
	if (index < 0 || lines.indexOf(line, index + 1) >= 0)
		throw new Error(`${path}: expected exactly one line ${line}`);
	return index;
}
