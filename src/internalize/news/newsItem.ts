import type { IndexedNote } from "../../core/note.ts";
import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** What can have become of what is known, in the order in which it is told. */
export const newsKinds = [
	/** A question. */
	"answered",
	"decided",
	"superseded",
	"retired",
	"asked",
	/** A note that is neither decision nor question. */
	"written",
	/** The code changed under a note, or is gone. */
	"stale",
] as const;
/** One of `newsKinds`. */
export type NewsKind = (typeof newsKinds)[number];

/** One thing that others brought while somebody was away. */
export interface NewsItem {
	readonly kind: NewsKind;
	/** As it is now; `undefined` for a decision record. */
	readonly note: IndexedNote | undefined;
	/** Markdown source, one line. */
	readonly title: string;
	/** The file or folder that it is about; the record’s own file. */
	readonly path: RepoPath;
	/** Who committed it. */
	readonly by: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	/** Whether it is about a question or a note of whoever was away. */
	readonly isOwn: boolean;
}

/** In the order in which they are told: what is about somebody’s own first, then by kind, the newest first. */
export function inOrder(items: readonly NewsItem[]): readonly NewsItem[] {
	const rank = ({ isOwn, kind }: NewsItem) =>
		(isOwn && kind === "answered" ? 0 : 1) * newsKinds.length +
		newsKinds.indexOf(kind);
	return [...items].sort(
		(one, other) =>
			rank(one) - rank(other) ||
			(one.date < other.date ? 1 : one.date > other.date ? -1 : 0),
	);
}
