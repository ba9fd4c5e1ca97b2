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

/** UTF-16 units of texts, and texts, that are kept at most; the last ones are in any case, however long. */
const most = { units: 4_000_000, texts: 256 };
const always = 16;

/** Reads with these; what was read last is not read again. What is `longest` is told in UTF-16 units. */
export function createTexts(
	workspace: Pick<Workspace, "read">,
	history: Pick<History, "blob" | "show">,
	longest = 1_000_000,
): Texts {
	/** Under way or read: what is asked for twice at a time is read once, too. */
	const recent = new Map<string, Recent>();
	let units = 0;
	const forget = (key: string, text: Recent) => {
		units -= text.units;
		text.units = 0;
		recent.delete(key);
	};
	const forgetOldest = () => {
		for (const [key, text] of recent) {
			if (recent.size <= always) break;
			if (recent.size <= most.texts && units <= most.units) break;
			forget(key, text);
		}
	};
	const keep = (key: string, read: () => Promise<CodeText | undefined>) => {
		const known = recent.get(key);
		if (known) {
			recent.delete(key);
			recent.set(key, known);
			return known.text;
		}
		const prepared = async () => {
			const code = await read();
			const length = code === undefined ? 0 : lengthOf(code);
			if (code === undefined || length > longest) return undefined;
			if (recent.get(key) === own) {
				own.units = length;
				units += length;
				forgetOldest();
			}
			return prepareCode(code);
		};
		const own: Recent = { units: 0, text: prepared() };
		recent.set(key, own);
		forgetOldest();
		return own.text;
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

/** A text that is kept; `units` are counted once it is read. */
interface Recent {
	units: number;
	readonly text: Promise<PreparedText | undefined>;
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
