import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NoteKind } from "../../core/note.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";
import { withoutDiagrams } from "../log/diagramsIn.ts";
import type { EntryCode, EntryRelation, LogEntry } from "../log/logEntry.ts";
import type { PageDetail, PageLink } from "./pageEntry.ts";

/** What a page needs of the world. */
export interface PageWorld {
	/** Markdown of a file in `folder` as safe HTML; `isTitle` for one line. */
	toHtml(source: string, folder: RepoPath, isTitle: boolean): string;
	/** Where the web shows lines of a file (1-based, inclusive); `undefined` where that is not known. */
	urlOf(path: RepoPath, lines: EntryCode["lines"]): string | undefined;
	/** A Mermaid diagram as SVG; `undefined` where it is drawn in the page. */
	drawn(source: string): string | undefined;
	/** The plain name of a kind of note. */
	kindWord(kind: NoteKind): string;
	/** The plain words for a relation. */
	relationWord(is: EntryRelation["is"]): string;
}

/** All that the view shows of an entry. */
export function pageDetail(entry: LogEntry, world: PageWorld): PageDetail {
	const folder = folderOf(entry.source.path);
	const html = (source: string, isTitle: boolean) =>
		source.trim() === "" ? "" : world.toHtml(source, folder, isTitle);
	const linkTo = (
		path: RepoPath,
		label: string,
		lines?: EntryCode["lines"],
	): PageLink => ({ label, path, lines, url: world.urlOf(path, lines) });
	return {
		key: entry.key,
		titleHtml: html(entry.title, true),
		gistHtml: html(withoutDiagrams(entry.gist), false),
		whyHtml: html(withoutDiagrams(entry.why), false),
		rejected: entry.rejected.map(({ title, reason }) => ({
			titleHtml: html(title, true),
			reasonHtml: html(reason ?? "", true),
		})),
		diagrams: entry.diagrams.map((source) => ({
			source,
			drawn: world.drawn(source),
		})),
		source: linkTo(entry.source.path, entry.source.path),
		code: entry.code.map(({ path, lines, symbol }) =>
			linkTo(path, codeLabel(path, lines, symbol), lines),
		),
		relations: entry.relations.map(({ is, written, key }) => ({
			words: written ? plainTitle(written) : world.relationWord(is),
			key,
		})),
		notes: entry.notes.map(({ path, kind, title }) => ({
			kind: world.kindWord(kind),
			title: plainTitle(title),
			source: linkTo(path, path),
		})),
		until: entry.until,
	};
}

function codeLabel(
	path: RepoPath,
	lines: EntryCode["lines"],
	symbol: string | undefined,
): string {
	const place = lines ? `${path}:${lines.start}-${lines.end}` : path || ".";
	return symbol ? `${place} (${symbol})` : place;
}
