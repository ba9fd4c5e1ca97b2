import type { IndexedNote, NoteHead, NoteStatus } from "../../core/note.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type { NewsItem, NewsKind } from "./newsItem.ts";

/** A note whose file others changed. */
export interface NoteChange {
	/** As it is now. */
	readonly note: IndexedNote;
	/** As it was; `undefined` where it is new. */
	readonly before: NoteHead | undefined;
	/** The text of its file as it was. */
	readonly textBefore?: string | undefined;
	/** Who committed the last change. */
	readonly by: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
}

/** Who is told. */
export interface Reader {
	/** `undefined` where git does not know. */
	readonly me: Person | undefined;
	/** Whether they work on the file or folder, or beside it. */
	isNear(path: RepoPath): boolean;
}

/**
 * What became of notes where somebody works; of their own questions wherever they are. That a text was mended is no news, nor
 * is a note in their own name.
 */
export function newsOfNotes(
	changes: readonly NoteChange[],
	{ me, isNear }: Reader,
): readonly NewsItem[] {
	const isMine = ({ by }: NoteHead) =>
		me !== undefined && by.some((each) => isSamePerson(each, me));
	const byId = new Map(changes.map((each) => [each.note.head.id, each]));
	/** Questions that a new note answers: the answer is told, and not the question once more. */
	const answered = new Set(
		changes.flatMap(({ note, before }) => (before ? [] : note.head.from)),
	);
	return changes.flatMap((change): readonly NewsItem[] => {
		const { note, before, by, date } = change;
		const { head } = note;
		if (before?.kind === "question" && answered.has(head.id)) return [];
		const asked = head.from
			.map((id) => byId.get(id as NoteHead["id"])?.before)
			.find((each) => each?.kind === "question");
		const kind = asked && !before ? "answered" : kindOf(head, before);
		if (kind === undefined) return [];
		const isAsker = [asked, before].some(
			(each) => each?.kind === "question" && isMine(each),
		);
		const isOwn = isAsker || (before !== undefined && isMine(head));
		if (!before && !isAsker && isMine(head)) return [];
		const paths = head.anchors.map(({ path }) => path);
		const near = paths.find(isNear);
		if (near === undefined && !isOwn) return [];
		const path = near ?? paths[0] ?? repoRoot;
		return [{ kind, note, title: head.title, path, by, date, isOwn }];
	});
}

/** `undefined` where it is no news. */
function kindOf(
	head: NoteHead,
	before: NoteHead | undefined,
): NewsKind | undefined {
	const status = statusOf(head);
	if (!before) {
		if (status === "superseded" || status === "retired") return undefined;
		if (head.kind === "question")
			return status === "answered" ? "answered" : "asked";
		return head.kind === "decision" && status !== "proposed"
			? "decided"
			: "written";
	}
	// An answered question may become the reason.
	if (before.kind === "question" && head.kind !== "question") return "answered";
	if (statusOf(before) === status) return undefined;
	switch (status) {
		case "superseded":
		case "retired":
		case "answered":
			return status;
		case "open":
			return "asked";
		default:
			return "decided";
	}
}

function statusOf({ kind, status }: NoteHead): NoteStatus {
	return status ?? (kind === "question" ? "open" : "accepted");
}
