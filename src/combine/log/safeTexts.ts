import { isSimpleMarkdown } from "../../core/markdown/isSimpleMarkdown.ts";
import type { SafeMarkdownOptions } from "../../core/markdown/safeMarkdown.ts";
import {
	folderOf,
	type RepoPath,
	relativeRepoPath,
} from "../../core/repoPath.ts";
import { encodedPath } from "./inlineText.ts";
import type { LogEntry } from "./logEntry.ts";
import type { LogPage } from "./logPage.ts";

/** As `safeMarkdown`, which is loaded only where there is something that it must see. */
export type MakeSafe = (source: string, options: SafeMarkdownOptions) => string;

/** Markdown of an entry, asked for as `LogPage.safe` is. */
export interface SafeTexts {
	/** What `make` has not seen yet of all that these entries show. */
	missing(entries: readonly LogEntry[]): boolean;
	/** Makes all of it safe. */
	prepare(entries: readonly LogEntry[], make: MakeSafe): void;
	/** Safe Markdown; throws for what was not prepared. */
	get(source: string, entry: LogEntry, isTitle: boolean): string;
	/** What was asked for since it was opened, to be kept for the next time. */
	used(): readonly (readonly [string, string])[];
}

/** Longest text that is made safe, in UTF-16 units: remark's time grows with the square of hostile text. */
const longest = 1500;

/**
 * Safe texts for a file in a folder, towards which links lead. Plain prose, which most of it is, is safe as it stands and
 * takes no parser. `known` is what an earlier run made, by the same keys.
 */
export function safeTexts(
	folder: RepoPath,
	known: ReadonlyMap<string, string>,
	linkElsewhere?: LogPage["linkTo"],
): SafeTexts {
	const made = new Map<string, string>();
	const keyOf = (
		source: string,
		{ repository, source: { path } }: LogEntry,
		isTitle: boolean,
	) =>
		JSON.stringify([
			...[folder, repository ?? 0, folderOf(path), isTitle ? 1 : 0],
			source,
		]);
	return {
		missing: (entries) =>
			entries.some((entry) =>
				sourcesOf(entry).some(([source, isTitle]) => {
					if (isSafe(source, isTitle)) return false;
					const key = keyOf(source, entry, isTitle);
					return !known.has(key) && !made.has(key);
				}),
			),
		prepare(entries, make) {
			for (const entry of entries)
				for (const [source, isTitle] of sourcesOf(entry)) {
					if (isSafe(source, isTitle)) continue;
					const key = keyOf(source, entry, isTitle);
					if (known.has(key) || made.has(key)) continue;
					made.set(
						key,
						make(
							cut(source),
							optionsFor(entry, folder, isTitle, linkElsewhere),
						),
					);
				}
		},
		get(source, entry, isTitle) {
			if (isSafe(source, isTitle)) return source;
			const key = keyOf(source, entry, isTitle);
			const text = made.get(key) ?? known.get(key);
			if (text === undefined) throw new Error("This text was not prepared.");
			made.set(key, text);
			return text;
		},
		used: () => [...made],
	};
}

function sourcesOf(entry: LogEntry): (readonly [string, boolean])[] {
	const sources: (readonly [string, boolean])[] = [
		[entry.title, true],
		[entry.gist, false],
		[entry.why, false],
	];
	for (const { title, reason } of entry.rejected) {
		sources.push([title, true]);
		if (reason !== undefined) sources.push([reason, true]);
	}
	return sources;
}

function isSafe(source: string, isTitle: boolean): boolean {
	return (
		source.length <= longest &&
		!(isTitle && /\n|^- /.test(source)) &&
		isSimpleMarkdown(source)
	);
}

function cut(source: string): string {
	return source.length > longest ? `${source.slice(0, longest)} …` : source;
}

function optionsFor(
	entry: LogEntry,
	folder: RepoPath,
	isTitle: boolean,
	linkElsewhere: LogPage["linkTo"] | undefined,
): SafeMarkdownOptions {
	return {
		isTitle,
		demoteHeadings: 2,
		withoutAnchors: true,
		links: {
			folder: folderOf(entry.source.path),
			target: (path, fragment) =>
				entry.repository === undefined
					? `${encodedPath(relativeRepoPath(folder, path))}${fragment === undefined ? "" : `#${encodeURIComponent(fragment)}`}`
					: linkElsewhere?.(path, entry),
		},
	};
}
