import { type PreparedText, prepareCode } from "../anchor/preparedText.ts";
import { isTacitError } from "../errors.ts";
import { type CodeText, codeOf } from "../notebook/codeText.ts";
import type { History, Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";

/** Texts of today and of the past, prepared; what was read last is kept. */
export interface Texts {
	/** `undefined` where there is no such file, or none that people write: binary, unreadable, over a million characters. */
	today(path: RepoPath): Promise<PreparedText | undefined>;
	/** The same of any length that can be read: for what is found without a search. Only the one read last is kept. */
	largeToday(path: RepoPath): Promise<PreparedText | undefined>;
	/** Of a blob, which was the text of the file at `path`. */
	blob(id: string, path: RepoPath): Promise<PreparedText | undefined>;
	/** As it was in a commit. */
	at(commit: string, path: RepoPath): Promise<PreparedText | undefined>;
}

const kept = 48;

/** Reads with these; nothing is read twice while it is among the last 48. What is `longest` is told in UTF-16 units. */
export function createTexts(
	workspace: Pick<Workspace, "read">,
	history: Pick<History, "blob" | "show">,
	longest = 1_000_000,
): Texts {
	const prepared = (code: CodeText | undefined) =>
		code === undefined || lengthOf(code) > longest
			? undefined
			: prepareCode(code);
	/** Under way or read: what is asked for twice at a time is read once, too. */
	const recent = new Map<string, Promise<PreparedText | undefined>>();
	const keep = (key: string, read: () => Promise<CodeText | undefined>) => {
		const text = recent.get(key) ?? read().then(prepared);
		recent.delete(key);
		recent.set(key, text);
		for (const oldest of recent.keys()) {
			if (recent.size <= kept) break;
			recent.delete(oldest);
		}
		return text;
	};
	const read = async (path: RepoPath) => {
		try {
			return codeIn(path, (await workspace.read(path))?.bytes);
		} catch (error) {
			if (isTacitError(error)) return undefined;
			throw error;
		}
	};
	let large:
		| { readonly path: RepoPath; readonly text: PreparedText | undefined }
		| undefined;
	return {
		today: (path) => keep(path, () => read(path)),
		async largeToday(path) {
			if (large?.path !== path) {
				const code = await read(path);
				large = { path, text: code && prepareCode(code) };
			}
			return large.text;
		},
		at: (commit, path) =>
			keep(`${commit}:${path}`, async () =>
				codeIn(path, await history.show(commit, path)),
			),
		blob: (id, path) =>
			keep(`${id} ${path}`, async () => codeIn(path, await history.blob(id))),
	};
}

/** Most of a notebook's file may be pictures. */
function lengthOf({ cells, lines, source }: CodeText): number {
	return cells || source === undefined
		? lines.reduce((sum, line) => sum + line.length + 1, 0)
		: source.length;
}

function codeIn(
	path: RepoPath,
	bytes: Uint8Array | undefined,
): CodeText | undefined {
	const decoded = bytes && decodeText(bytes);
	return decoded && "text" in decoded ? codeOf(path, decoded.text) : undefined;
}
