import { languageOf } from "../../core/code/languageOf.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { LineAuthor } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { NoteRequest } from "../noteRequest.ts";
import { wordsAsMarkdown } from "./wordsAsMarkdown.ts";

/** Where a reason was written down that is no note yet. */
export type HarvestSource = "comment" | "todo" | "commit";

/** A reason that is already written, and the code that it is about. */
export interface Harvested {
	readonly source: HarvestSource;
	readonly path: RepoPath;
	/** Of the code as it stands today, a comment among it; `undefined`: the whole file. */
	readonly lines: LineRange | undefined;
	/** Where it is written; `undefined` for what a commit says. */
	readonly comment: LineRange | undefined;
	/** What the commit says that it did; `undefined` for a comment. */
	readonly subject: string | undefined;
	/** Markdown, as it is to stand in a note; where a commit says it, a line follows there that names the commit. */
	readonly text: string;
	readonly kind: NoteKind;
	/** How surely it is a reason, 0 to 1. */
	readonly strength: number;
	/** `undefined` for what is not committed, and without git. */
	readonly author: LineAuthor | undefined;
}

/** The private draft to be made of one, dated and signed as it was written; `code` and `bytes` are its file's. */
export function draftOf(
	harvested: Harvested,
	code: readonly string[],
	bytes: Uint8Array | undefined,
): NoteRequest {
	const { path, lines, kind, author } = harvested;
	return {
		...{ kind, bytes, visibility: "draft", text: textOf(harvested) },
		by: author ? [author.author] : [],
		date: author?.date,
		pointed: {
			...{ path, isFolder: false, lines, text: code },
			...{ language: languageOf(path), symbol: undefined },
		},
	};
}

function textOf({ text, subject, author }: Harvested): string {
	if (subject === undefined || author === undefined) return text;
	const commit = author.commit.slice(0, 12);
	return `${text}\n\nFrom commit ${commit}, “${wordsAsMarkdown(subject)}”.`;
}
