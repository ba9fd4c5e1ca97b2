import type { HostLinks } from "../../core/hostLinks.ts";
import { safeHtml } from "../../core/markdown/safeHtml.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { EntryCode, EntryRelation, LogEntry } from "../log/logEntry.ts";
import { pageDetail } from "./pageDetail.ts";
import type { PageDetail } from "./pageEntry.ts";

/** What a door says in its own language. */
export interface DetailWords {
	kindWord(kind: NoteKind): string;
	relationWord(is: EntryRelation["is"]): string;
}

/** All of one entry, its Markdown as safe HTML; links of the repository lead to its host, where that is known; `drawn` draws diagrams beforehand. */
export function detailOf(
	entry: LogEntry,
	words: DetailWords,
	host: HostLinks | undefined,
	drawn: (source: string) => string | undefined = () => undefined,
): PageDetail {
	const urlOf = (path: RepoPath, lines: EntryCode["lines"]) =>
		host?.file(path, lines);
	return pageDetail(entry, {
		...words,
		drawn,
		urlOf,
		toHtml: (source, folder, isTitle) =>
			safeHtml(source, {
				isTitle,
				demoteHeadings: 3,
				withoutAnchors: true,
				links: {
					folder,
					target: (path, fragment) => {
						const url = urlOf(path, undefined);
						return url && (fragment ? `${url}#${fragment}` : url);
					},
				},
			}),
	});
}
