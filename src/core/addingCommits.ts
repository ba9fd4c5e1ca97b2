import type { NoteFile } from "./note.ts";
import type { History } from "./ports.ts";

/**
 * The commit that added a note (full hash), asked for the first time for all of `files` together; `undefined` for one that
 * is in no commit, and for drafts. Throws as `History` does.
 */
export function addingCommits(
	history: Pick<History, "additions">,
	files: Iterable<NoteFile>,
): (file: NoteFile) => Promise<string | undefined> {
	let asked: ReturnType<History["additions"]> | undefined;
	const ask = () => {
		const paths = new Set(
			[...files].flatMap(({ visibility, path }) =>
				visibility === "published" ? [path] : [],
			),
		);
		return history.additions([...paths]);
	};
	return async ({ visibility, path }) => {
		if (visibility === "draft") return undefined;
		asked ??= ask();
		return (await asked).get(path);
	};
}
