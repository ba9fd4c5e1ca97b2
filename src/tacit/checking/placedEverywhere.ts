import {
	type PreparedText,
	prepareCode,
} from "../../core/anchor/preparedText.ts";
import { isTacitError } from "../../core/errors.ts";
import type { NoteFile } from "../../core/note.ts";
import { type CodeText, codeOf } from "../../core/notebook/codeText.ts";
import { createPacer } from "../../core/pacer.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { pathOfAway } from "../../core/whereabouts/away.ts";
import type { TacitBase } from "../base.ts";
import type { PlacingTacit } from "../search/notePlaces.ts";

/** What all notes are looked at with. */
export interface AllSources
	extends Pick<TacitBase, "index" | "store" | "slice">,
		PlacingTacit {}

/** A file that notes speak of. */
export interface PlacedFile {
	readonly path: RepoPath;
	/** What stands there; `undefined`: nothing. */
	readonly kind: "file" | "folder" | undefined;
	/** `undefined` where it is no text. */
	readonly code: CodeText | undefined;
	/** The same, read for finding code; made when asked for, once. */
	prepared(): PreparedText;
}

/** An anchor, with the file in which it was looked for. */
export interface PlacedIn {
	readonly placed: PlacedNote;
	readonly file: PlacedFile;
}

/**
 * Each anchor of each note where it is today, file by file in the order of their paths; those to which code came, too. A
 * file that cannot be read is left out: that is a finding of its own.
 */
export async function* placedEverywhere(
	sources: AllSources,
): AsyncGenerator<PlacedIn> {
	const { index, slice, whereabouts } = sources;
	const pacer = createPacer(slice);
	const paths = new Set(await index.namedPaths(pacer));
	for (const away of whereabouts?.all() ?? []) {
		const path = pathOfAway(away);
		if (path !== undefined) paths.add(path);
	}
	const among = allFiles(index);
	for (const path of [...paths].sort()) {
		if (pacer.isDue()) await pacer.rest();
		const file = await readFile(path, sources);
		if (!file) continue;
		const code = () => file.code ?? codeOf(path, "");
		for (const placed of await sources.placeNotes(path, code, {
			...{ history: true, among },
		}))
			yield { placed, file };
	}
}

function allFiles(index: AllSources["index"]): readonly NoteFile[] {
	return (["published", "draft"] as const).flatMap((visibility) =>
		Array.from(index.paths(visibility), (path) => ({ visibility, path })),
	);
}

async function readFile(
	path: RepoPath,
	{ workspace, readCode }: AllSources,
): Promise<PlacedFile | undefined> {
	try {
		const kind = await workspace.kindOf(path);
		const code = kind === "file" ? await readCode(path) : undefined;
		let text: PreparedText | undefined;
		const prepared = () => {
			text ??= prepareCode(code ?? codeOf(path, ""));
			return text;
		};
		return { path, kind, code, prepared };
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}
