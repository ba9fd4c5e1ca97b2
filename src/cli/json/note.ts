import type { Candidate } from "../../core/anchor/engine/decide.ts";
import { readConfirmation } from "../../core/confirmation.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type {
	IndexedNote,
	NoteKind,
	NoteStatus,
	Visibility,
} from "../../core/note.ts";
import type { FindCell } from "../../core/notebook/cellFinder.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { PrintedNote } from "../printNote.ts";

/** Somebody who wrote or answered: `{ "name": "Ada Lovelace", "email": "ada@example.org" }`. */
export interface JsonPerson {
	readonly name: string;
	readonly email: string | null;
}

/** How paths are shown; see `Here`. */
export interface Seen {
	seen(path: RepoPath): string;
	seenFile(file: IndexedNote["file"]): string;
}

/**
 * A note.
 *
 * ```json
 * {
 *   "id": "k3f9q2mx",
 *   "kind": "decision",
 *   "status": "accepted",
 *   "title": "Refresh tokens before they expire, not on a 401",
 *   "by": [{ "name": "Ada Lovelace", "email": "ada@example.org" }],
 *   "date": "2026-11-22",
 *   "confirmed": null,
 *   "tags": [],
 *   "try": null,
 *   "visibility": "published",
 *   "file": "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
 *   "anchors": [{
 *     "path": "src/auth/token.ts",
 *     "isFolder": false,
 *     "cell": null,
 *     "lines": { "start": 12, "end": 24 },
 *     "symbol": "TokenStore.refresh"
 *   }]
 * }
 * ```
 */
export interface JsonNote {
	readonly id: string;
	readonly kind: NoteKind;
	/** `open` or `accepted` where the file gives none. */
	readonly status: NoteStatus;
	/** Plain text. */
	readonly title: string;
	readonly by: readonly JsonPerson[];
	/** `YYYY-MM-DD`. */
	readonly date: string | null;
	/** Who said last that it still holds, and when: `{ "by": { "name": … }, "date": "2026-11-27" }`. */
	readonly confirmed: {
		readonly by: JsonPerson | null;
		/** `YYYY-MM-DD`. */
		readonly date: string;
	} | null;
	readonly tags: readonly string[];
	/** What may be run in the editor to see that it is so: `task npm: test`, `test src/queue.test.ts` (as other paths) or `launch Import`. */
	readonly try: string | null;
	/** A `draft` lies in the git directory of this machine. */
	readonly visibility: Visibility;
	readonly file: string;
	/** At least one. */
	readonly anchors: readonly {
		readonly path: string;
		readonly isFolder: boolean;
		/** The id of a notebook's cell; `null` in other files, and where cells have none. */
		readonly cell: string | null;
		/** As written, when the note was, in a notebook within the cell; `null`: the whole file or folder. */
		readonly lines: LineRange | null;
		readonly symbol: string | null;
	}[];
}

/**
 * A note of `tacit why` with its prose (Markdown) and where it stands today.
 *
 * `place.state`: `attached` at `place.lines` (`isUnique` is false where the same code stands in several places and the
 * likeliest was taken, `isChanged` is true where the code is another by now, `p` is the probability that the place is
 * right, 0 to 1), `proposed` (it probably went to one of the `candidates`, best first, at most three), `lost` (the code
 * is not in the file), or `whole` (it speaks of the whole file or folder).
 */
export interface JsonPlacedNote extends JsonNote {
	readonly text: string;
	/** Answers, in the order of the file. */
	readonly replies: readonly {
		readonly by: JsonPerson | null;
		readonly date: string | null;
		readonly text: string;
	}[];
	readonly place: {
		readonly state: "attached" | "proposed" | "lost" | "whole";
		/** The file or folder in which it is now; not that of the anchor where code went to another. */
		readonly path: string | null;
		/** The cell of a notebook: its number in the order of the file, from 1, and its id. */
		readonly cell: JsonCell | null;
		/** In a notebook within the cell. */
		readonly lines: LineRange | null;
		readonly isUnique: boolean;
		readonly isChanged: boolean;
		readonly p: number | null;
		readonly candidates: readonly {
			readonly path: string;
			readonly cell: JsonCell | null;
			readonly lines: LineRange;
			readonly p: number;
		}[];
	};
}

/** A cell of a notebook: `{ "number": 3, "id": "1f0c2a9e" }`; `id` is `null` in notebooks before nbformat 4.5. */
export interface JsonCell {
	readonly number: number;
	readonly id: string | null;
}

/** A note in its JSON shape. */
export function jsonNote({ head, file }: IndexedNote, paths: Seen): JsonNote {
	return {
		id: head.id,
		kind: head.kind,
		status: head.status ?? (head.kind === "question" ? "open" : "accepted"),
		title: plainTitle(head.title),
		by: head.by.map(({ name, email }) => ({ name, email: email ?? null })),
		date: head.date ?? null,
		confirmed: jsonConfirmation(head.confirmed),
		tags: head.tags,
		try: jsonTrial(head.trial, paths),
		visibility: file.visibility,
		file: paths.seenFile(file),
		anchors: head.anchors.map(({ path, isFolder, cell, lines, symbol }) => ({
			path: paths.seen(path),
			isFolder,
			cell: cell ?? null,
			lines: lines ?? null,
			symbol: symbol ?? null,
		})),
	};
}

/** A note with its text and its place in its JSON shape. */
export function jsonPlacedNote(
	{
		note,
		text,
		replies,
		placement,
	}: Pick<PrintedNote, "note" | "text" | "replies" | "placement">,
	paths: Seen,
	findCell: FindCell,
): JsonPlacedNote {
	return {
		...jsonNote(note, paths),
		text,
		replies: replies.map(({ by, date, text }) => ({
			by: by ? { name: by.name, email: by.email ?? null } : null,
			date: date ?? null,
			text,
		})),
		place: jsonPlace(placement, paths, findCell),
	};
}

/** A placement in its JSON shape. */
export function jsonPlace(
	placement: PlacedNote["placement"],
	paths: Pick<Seen, "seen">,
	findCell: FindCell,
): JsonPlacedNote["place"] {
	const isAttached = placement.state === "attached";
	const place = isAttached ? jsonLines(placement, findCell) : undefined;
	return {
		state: placement.state,
		path:
			isAttached || placement.state === "whole"
				? paths.seen(placement.path)
				: null,
		cell: place?.cell ?? null,
		lines: place?.lines ?? null,
		isUnique: !isAttached || placement.certainty !== "nearest",
		isChanged: isAttached && placement.certainty === "changed",
		p: isAttached ? placement.p : null,
		candidates:
			placement.state === "proposed"
				? placement.candidates.map((each) => ({
						path: paths.seen(each.path),
						...jsonLines(each, findCell),
						p: each.p,
					}))
				: [],
	};
}

function jsonLines(
	{ path, lines }: Pick<Candidate, "path" | "lines">,
	findCell: FindCell,
): { readonly cell: JsonCell | null; readonly lines: LineRange } {
	const found = findCell(path, lines);
	return found
		? {
				cell: { number: found.cell, id: found.id ?? null },
				lines: found.lines,
			}
		: { cell: null, lines };
}

function jsonTrial(
	trial: IndexedNote["head"]["trial"],
	paths: Pick<Seen, "seen">,
): string | null {
	if (!trial) return null;
	return trial.kind === "test"
		? `test ${paths.seen(trial.path)}`
		: `${trial.kind} ${trial.name}`;
}

function jsonConfirmation(field: string | undefined): JsonNote["confirmed"] {
	const confirmed = field === undefined ? undefined : readConfirmation(field);
	if (!confirmed) return null;
	const { by, date } = confirmed;
	return {
		by: by ? { name: by.name, email: by.email ?? null } : null,
		date,
	};
}
