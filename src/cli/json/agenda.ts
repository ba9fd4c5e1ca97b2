import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import {
	type Agenda,
	type AgendaStep,
	minutesOf,
} from "../../socialize/agenda/agenda.ts";
import type { Seen } from "./note.ts";
import { jsonVersion } from "./version.ts";

/** A step of an agenda. All texts are plain. */
export interface JsonAgendaStep {
	readonly title: string;
	readonly todo: string | null;
	readonly minutes: number;
	readonly places: readonly {
		readonly path: string;
		readonly lines: { readonly start: number; readonly end: number } | null;
		readonly symbol: string | null;
	}[];
	readonly evidence: readonly {
		/** `YYYY-MM-DD`. */
		readonly date: string | null;
		/** Of a commit. */
		readonly title: string | null;
		readonly said: string | null;
		/** Full hash. */
		readonly commit: string | null;
	}[];
	/** Asked to all. */
	readonly questions: readonly string[];
	/** Notes that it is about, or that say it already; files as seen from the current directory. */
	readonly notes: readonly { readonly title: string; readonly file: string }[];
	/** As which kind of note the answer is kept. */
	readonly keep: NoteKind | null;
}

/**
 * `tacit retro --json` and `tacit session --json`.
 *
 * ```json
 * { "version": 1, "form": "lessons-learned", "of": "v1.2..v1.3", "title": "Lessons learned: v1.2..v1.3", "minutes": 58, "opening": ["…"], "missing": [], "parts": [{ "title": "Taken back", "steps": [{ "title": "…", … }] }], "left": [], "file": null }
 * ```
 */
export interface JsonAgenda {
	readonly version: 1;
	readonly form: Agenda["form"];
	/** The range, or the place. */
	readonly of: string;
	readonly title: string;
	readonly minutes: number;
	readonly opening: readonly string[];
	/** What is not known here, and why. */
	readonly missing: readonly string[];
	readonly parts: readonly {
		readonly title: string;
		readonly steps: readonly JsonAgendaStep[];
	}[];
	/** What found no time. */
	readonly left: readonly JsonAgendaStep[];
	/** Where it was written (`--write`), as seen from the current directory. */
	readonly file: string | null;
}

/** An agenda in its JSON shape; `file`: where it was written. */
export function jsonAgenda(
	agenda: Agenda,
	file: RepoPath | undefined,
	paths: Seen,
): JsonAgenda {
	const { form, of, title, opening, missing, parts, left } = agenda;
	const step = (each: AgendaStep): JsonAgendaStep => ({
		title: each.title,
		todo: each.todo ?? null,
		minutes: each.minutes,
		places: each.places.map(({ path, lines, symbol }) => ({
			path: paths.seen(path),
			lines: lines ? { start: lines.start, end: lines.end } : null,
			symbol: symbol ?? null,
		})),
		evidence: each.evidence.map(({ date, title: name, said, commit }) => ({
			...{ date: date ?? null, title: name ?? null },
			...{ said: said ?? null, commit: commit ?? null },
		})),
		questions: each.questions,
		notes: each.notes.map((note) => ({
			title: note.title,
			file: paths.seen(note.path),
		})),
		keep: each.keep ?? null,
	});
	return {
		version: jsonVersion,
		...{ form, of, title, minutes: minutesOf(agenda), opening, missing },
		parts: parts.map((part) => ({
			title: part.title,
			steps: part.steps.map(step),
		})),
		left: left.map(step),
		file: file === undefined ? null : paths.seen(file),
	};
}
