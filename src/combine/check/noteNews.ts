import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { IndexedNote, NoteHead } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { CheckedNote, UnrankedFinding } from "./checkFinding.ts";

/** A note's file that a change touches. */
export interface ChangedNote {
	readonly path: RepoPath;
	/** The note before the change; `undefined`: there was none. */
	readonly before: NoteHead | undefined;
	/** The note after it; `undefined`: it is gone, or no note any more. */
	readonly after: IndexedNote | undefined;
}

/** What a change does to a note itself; `undefined` for what nobody has to be told, such as other words. */
export function noteNews({
	path,
	before,
	after,
}: ChangedNote): UnrankedFinding | undefined {
	const head = after?.head ?? before;
	if (!head) return undefined;
	const rest = {
		id: head.id,
		...{ path, lines: undefined, before: undefined, after: undefined },
		note: checkedNote(
			after ?? { head, file: { visibility: "published", path } },
		),
		todo: undefined,
	};
	const title = plainTitle(head.title);
	if (!after)
		return {
			...rest,
			code: "note-removed",
			said: msg`“${title}” is taken away.`,
			todo: msg`Retire a note rather than delete it, where somebody may look for it.`,
		};
	if (!before)
		return { ...rest, code: "note-new", said: msg`“${title}” is new.` };
	const { status } = after.head;
	if (status === before.status) return undefined;
	if (status === "superseded")
		return {
			...rest,
			code: "note-ended",
			said: msg`“${title}” is superseded.`,
		};
	return status === "retired"
		? { ...rest, code: "note-ended", said: msg`“${title}” is retired.` }
		: undefined;
}

/** A note as findings name it. */
export function checkedNote({ head, file }: IndexedNote): CheckedNote {
	return {
		...{ id: head.id, kind: head.kind, by: head.by },
		title: plainTitle(head.title),
		path: file.path,
		isDraft: file.visibility === "draft",
	};
}
