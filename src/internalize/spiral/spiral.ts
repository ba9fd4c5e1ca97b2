import type { NoteHead } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { NoteChange } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { newcomers } from "./newcomer.ts";

/** A note as the last commit has it. */
export interface CommittedNote {
	readonly path: RepoPath;
	readonly head: Pick<
		NoteHead,
		"id" | "kind" | "status" | "title" | "date" | "from" | "anchors"
	>;
}

/** A question that waits. */
export interface OpenSpiralQuestion {
	readonly note: CommittedNote;
	/** `YYYY-MM-DD`; `undefined` where neither the note nor history tells. */
	readonly asked: string | undefined;
	/** Whole days until today, 0 for one of today; `undefined` as above. */
	readonly days: number | undefined;
}

/** An answer that became a note of its own. */
export interface BecomeNote {
	readonly question: CommittedNote;
	readonly note: CommittedNote;
}

/** How knowledge goes round in an area. No person is in it. */
export interface Spiral {
	/** The longest first. */
	readonly open: readonly OpenSpiralQuestion[];
	/** How many questions were answered. */
	readonly answered: number;
	/** Answers that became notes, decisions first: those whose `from` leads to a question, over other notes, too. */
	readonly became: readonly BecomeNote[];
	/** Notes that newcomers (see `newcomers`) added, or changed after that; `undefined` where history is cut off. */
	readonly newcomers:
		| {
				readonly wrote: readonly CommittedNote[];
				/** Those among them that newcomers added themselves are not counted again. */
				readonly improved: readonly CommittedNote[];
		  }
		| undefined;
}

/** What is known of the area and of the repository. */
export interface SpiralSources {
	/** Those of the area. */
	readonly notes: readonly CommittedNote[];
	/** Any note that the last commit has, by its id. */
	readonly noteOf: (id: string) => CommittedNote | undefined;
	/** Commits that changed notes, the newest first. */
	readonly changes: readonly NoteChange[];
	/** As in `newcomers`; `undefined` where history is cut off. */
	readonly firstCommits: ReadonlyMap<string, string> | undefined;
	/** `YYYY-MM-DD`. */
	readonly today: string;
}

/** Steps back that are followed from a note to its question. */
const longestWay = 16;

/** Puts together what committed files and history say of an area. */
export function spiral(sources: SpiralSources): Spiral {
	const { notes, noteOf, today } = sources;
	const questions = notes.filter(({ head }) => head.kind === "question");
	const added = addedDays(sources.changes);
	const open = questions
		.filter(({ head }) => (head.status ?? "open") === "open")
		.map((note): OpenSpiralQuestion => {
			const asked = dayIn(note.head.date) ?? added.get(note.head.id);
			return {
				...{ note, asked },
				days: asked === undefined ? undefined : daysBetween(asked, today),
			};
		})
		.sort((a, b) => (b.days ?? -1) - (a.days ?? -1));
	const became = notes.flatMap((note): readonly BecomeNote[] => {
		if (note.head.kind === "question") return [];
		const question = questionBehind(note, noteOf);
		return question ? [{ question, note }] : [];
	});
	return {
		open,
		answered: questions.filter(({ head }) => head.status === "answered").length,
		became: [
			...became.filter(({ note }) => note.head.kind === "decision"),
			...became.filter(({ note }) => note.head.kind !== "decision"),
		],
		newcomers: byNewcomers(sources),
	};
}

function byNewcomers({
	notes,
	changes,
	firstCommits,
}: SpiralSources): Spiral["newcomers"] {
	if (!firstCommits) return undefined;
	const isNew = newcomers(firstCommits);
	const wrote = new Set<NoteId>();
	const improved = new Set<NoteId>();
	for (const { email, date, added, changed } of changes) {
		if (!isNew(email, date)) continue;
		for (const id of added) wrote.add(id);
		for (const id of changed) improved.add(id);
	}
	return {
		wrote: notes.filter(({ head }) => wrote.has(head.id)),
		improved: notes.filter(
			({ head }) => improved.has(head.id) && !wrote.has(head.id),
		),
	};
}

/** The day on which each note was added first. */
function addedDays(
	changes: readonly NoteChange[],
): ReadonlyMap<NoteId, string> {
	return new Map(
		changes.flatMap(({ added, date }) =>
			added.map((id) => [id, date] as const),
		),
	);
}

function questionBehind(
	{ head }: CommittedNote,
	noteOf: SpiralSources["noteOf"],
): CommittedNote | undefined {
	const seen = new Set<string>();
	let ids: readonly string[] = head.from;
	for (let step = 0; step < longestWay && ids.length > 0; step++) {
		const found = ids
			.filter((id) => !seen.has(id))
			.flatMap((id) => noteOf(id) ?? []);
		const question = found.find((each) => each.head.kind === "question");
		if (question) return question;
		for (const id of ids) seen.add(id);
		ids = found.flatMap((each) => each.head.from);
	}
	return undefined;
}

function dayIn(text: string | undefined): string | undefined {
	return text !== undefined &&
		/^\d{4}-\d{2}-\d{2}$/.test(text) &&
		!Number.isNaN(Date.parse(`${text}T00:00:00Z`))
		? text
		: undefined;
}

function daysBetween(from: string, to: string): number {
	const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
	return Math.max(0, Math.round(days));
}
