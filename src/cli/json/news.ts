import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NewsItem, NewsKind } from "../../internalize/news/newsItem.ts";
import type { FoundNews } from "../../tacit/news.ts";
import { type JsonNote, type JsonPerson, jsonNote, type Seen } from "./note.ts";

/** One thing that others brought. */
export interface JsonNewsItem {
	readonly what: NewsKind;
	/** Plain text. */
	readonly title: string;
	/** The file or folder that it is about; a decision record’s own file. */
	readonly path: string;
	/** `null` for a decision record. */
	readonly note: JsonNote | null;
	/** Who committed it. */
	readonly by: JsonPerson;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** Whether it is about your own note or question. */
	readonly own: boolean;
}

/**
 * `tacit news --json`.
 *
 * ```json
 * { "version": 1, "since": { "how": "pull", "day": "2026-11-20" }, "items": [{ "what": "decided", "title": "…", … }] }
 * ```
 */
export interface JsonNews {
	readonly version: 1;
	/** `null` where it is not known when you were last here. */
	readonly since: {
		readonly how: NonNullable<FoundNews["since"]>["how"];
		/** `YYYY-MM-DD`; `null` where a commit was named. */
		readonly day: string | null;
	} | null;
	readonly items: readonly JsonNewsItem[];
}

/** One in its JSON shape. */
export function jsonNewsItem(
	{ kind, note, title, path, by, date, isOwn }: NewsItem,
	paths: Seen,
): JsonNewsItem {
	return {
		what: kind,
		title: plainTitle(title),
		path: paths.seen(path),
		note: note ? jsonNote(note, paths) : null,
		by: { name: by.name, email: by.email ?? null },
		...{ date, own: isOwn },
	};
}
