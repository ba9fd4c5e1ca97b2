import type { PreparedText } from "../../../src/core/anchor/preparedText.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";
import type { ChangedFile } from "../../../src/core/ports.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { Texts } from "../../../src/core/whereabouts/texts.ts";
import { soleFunction, symbolAt } from "./functionsIn.ts";

/** Lines of a file. */
export interface Place {
	readonly path: RepoPath;
	readonly lines: LineRange;
}

/** What became of a function in a commit, by its name alone. */
export interface SeenByName {
	/** Its text is another; its name is there no more, or more than once; or neither. */
	readonly state: "other" | "gone" | "same";
	readonly before: readonly string[];
	readonly after: readonly string[];
	/** After the commit; `undefined`: gone. */
	readonly at: Place | undefined;
}

/**
 * Follows a function by its name, in the file that git says it is in: what the check, which goes by the code, is held
 * against.
 */
export interface Follower {
	/** Its file; `undefined` once its name is not known any more. */
	readonly path: RepoPath | undefined;
	/** Nothing for a commit that did not touch its file. */
	step(changes: readonly ChangedFile[]): Promise<SeenByName | undefined>;
	/** Goes on with the function that the lines of a text are, after a commit in which its name was gone. */
	goOnAt(place: Place, text: PreparedText): void;
}

/** `texts` read the blobs of the repository. */
export function followByName(
	first: { readonly path: RepoPath; readonly symbol: string },
	texts: Pick<Texts, "blob">,
): Follower {
	let own: typeof first | undefined = first;
	return {
		get path() {
			return own?.path;
		},
		async step(changes) {
			if (!own) return undefined;
			const { path, symbol } = own;
			const change = changes.find(({ before }) => before?.path === path);
			if (!change?.before) return undefined;
			own = undefined;
			const read = async (blob: string, at: RepoPath) => {
				const text = await texts.blob(blob, at);
				return text && textOf(text, symbol);
			};
			const before = await read(change.before.blob, path);
			if (!before) return undefined;
			const { after } = change;
			const now = after && (await read(after.blob, after.path));
			if (!now)
				return {
					...{ state: "gone", before: before.lines, after: [] },
					at: undefined,
				};
			own = { path: after.path, symbol };
			const isSame = before.lines.join("\n") === now.lines.join("\n");
			return {
				state: isSame ? "same" : "other",
				...{ before: before.lines, after: now.lines },
				at: { path: after.path, lines: now.range },
			};
		},
		goOnAt({ path, lines }, text) {
			const symbol = symbolAt(text, lines);
			own = symbol === undefined ? undefined : { path, symbol };
		},
	};
}

function textOf(
	text: PreparedText,
	symbol: string,
):
	| { readonly lines: readonly string[]; readonly range: LineRange }
	| undefined {
	const range = soleFunction(text, symbol);
	return (
		range && { range, lines: text.lines.slice(range.start - 1, range.end) }
	);
}
