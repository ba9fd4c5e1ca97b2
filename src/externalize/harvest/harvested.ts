import type { LineAuthor } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { languageOf } from "../languageOf.ts";
import type { NoteRequest } from "../noteRequest.ts";
import type { WrittenReason } from "./harvestIn.ts";

/** A reason that is already written in a file. */
export interface Harvested extends WrittenReason {
	readonly path: RepoPath;
	/** `undefined` for what is not committed, and without git. */
	readonly author: LineAuthor | undefined;
}

/** The private draft to be made of one, dated and signed as it was written; `code` and `bytes` are its file's. */
export function draftOf(
	{ path, lines, kind, text, author }: Harvested,
	code: readonly string[],
	bytes: Uint8Array | undefined,
): NoteRequest {
	return {
		...{ kind, text, bytes, visibility: "draft" },
		by: author ? [author.author] : [],
		date: author?.date,
		pointed: {
			...{ path, isFolder: false, lines, text: code },
			...{ language: languageOf(path), symbol: undefined },
		},
	};
}
