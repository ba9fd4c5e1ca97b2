import type { NotePlace } from "../markdown/headOf.ts";
import { publishedFolder } from "../markdown/publishedFolder.ts";
import { ownCopy } from "../ownCopy.ts";
import { type RepoPath, repoRoot, resolveRepoPath } from "../repoPath.ts";

/** A link in a note to the file of another, or to any other Markdown file: a decision record, say. */
export interface NoteLink {
	/** 1-based. */
	readonly line: number;
	/** Its address as written, without what follows `#`. */
	readonly written: string;
	/** The published file that it names, whether there is one or not. */
	readonly target: RepoPath;
}

/** Shared by all notes without links. */
export const noLinks: readonly NoteLink[] = [];

/**
 * What follows the words of a link, or begins its definition, up to the end of a Markdown file's name; so long an
 * address at most.
 */
const address =
	/(?:\]\(|^ {0,3}\[[^[\]\n\r]{1,200}\]:[ \t]{0,8})<?([^()<>\s?#:]{1,2000}\.md)(?=[#?)>\s]|$)/gm;

/**
 * The relative links to Markdown files in a note's text, in the order of their lines. Found without parsing, for a twentieth
 * of what the scan takes: it looks past fenced blocks and code, and may miss a link that is written in an odd way.
 */
export function noteLinks(text: string, at: NotePlace): readonly NoteLink[] {
	return markdownLinks(text, publishedFolder(at));
}

/** The same in any Markdown file of `folder`. */
export function markdownLinks(
	text: string,
	folder: RepoPath,
): readonly NoteLink[] {
	if (text.search(address) < 0) return noLinks;
	const links: NoteLink[] = [];
	let fence: string | undefined;
	for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
		const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence !== undefined) {
			if (marks?.startsWith(fence)) fence = undefined;
			continue;
		}
		fence = marks;
		if (marks !== undefined) continue;
		const bare = line.replace(/`[^`]*`/g, (code) => " ".repeat(code.length));
		for (const [, written = ""] of bare.matchAll(address)) {
			const target = targetOf(written, folder);
			if (target !== undefined)
				links.push({ line: index + 1, written: ownCopy(written), target });
		}
	}
	return links;
}

function targetOf(written: string, folder: RepoPath): RepoPath | undefined {
	try {
		const path = decodeURIComponent(written);
		const target = path.startsWith("/")
			? resolveRepoPath(repoRoot, path.slice(1))
			: resolveRepoPath(folder, path);
		return target && (ownCopy(target) as RepoPath);
	} catch {
		// No address that anything could follow.
		return undefined;
	}
}
