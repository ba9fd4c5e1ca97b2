import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { newcomerDays } from "../../internalize/spiral/newcomer.ts";
import type { CommittedNote, Spiral } from "../../internalize/spiral/spiral.ts";
import type { Seen } from "./note.ts";
import { jsonVersion } from "./version.ts";

/** A note of an area, without its people. */
export interface JsonSpiralNote {
	readonly id: string;
	readonly kind: NoteKind;
	/** Plain text. */
	readonly title: string;
	/** Its file, as seen from the current directory. */
	readonly file: string;
}

/**
 * `tacit spiral --json`.
 *
 * ```json
 * { "version": 1, "path": "src/queue", "open": [{ "id": "q2n7x4ab", "kind": "question", …, "asked": "2026-03-02", "days": 12 }], "answered": 3, "became": [], "newcomers": { "days": 90, "wrote": [], "improved": [] } }
 * ```
 */
export interface JsonSpiral {
	readonly version: 1;
	/** The folder or file that was asked about. */
	readonly path: string;
	/** Questions that wait, the longest first. */
	readonly open: readonly (JsonSpiralNote & {
		/** `YYYY-MM-DD`. */
		readonly asked: string | null;
		readonly days: number | null;
	})[];
	/** How many questions were answered. */
	readonly answered: number;
	/** Answers that became notes, decisions first. */
	readonly became: readonly {
		readonly question: JsonSpiralNote;
		readonly note: JsonSpiralNote;
	}[];
	/** What newcomers wrote, and what of others they improved; `null` in a shallow clone, which does not know who is new. */
	readonly newcomers: {
		/** For how many days somebody is new. */
		readonly days: number;
		readonly wrote: readonly JsonSpiralNote[];
		readonly improved: readonly JsonSpiralNote[];
	} | null;
}

/** An area in its JSON shape. */
export function jsonSpiral(
	{ open, answered, became, newcomers }: Spiral,
	area: RepoPath,
	paths: Seen,
): JsonSpiral {
	const noteOf = ({ path, head }: CommittedNote): JsonSpiralNote => ({
		id: head.id,
		kind: head.kind,
		title: plainTitle(head.title),
		file: paths.seen(path),
	});
	return {
		version: jsonVersion,
		path: paths.seen(area),
		open: open.map(({ note, asked, days }) => ({
			...noteOf(note),
			...{ asked: asked ?? null, days: days ?? null },
		})),
		answered,
		became: became.map(({ question, note }) => ({
			...{ question: noteOf(question), note: noteOf(note) },
		})),
		newcomers: newcomers
			? {
					days: newcomerDays,
					wrote: newcomers.wrote.map(noteOf),
					improved: newcomers.improved.map(noteOf),
				}
			: null,
	};
}
