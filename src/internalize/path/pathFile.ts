import type { LinkPlace } from "../../core/markdown/linkPlaces.ts";
import { noteFoldersFor } from "../../core/notePath.ts";
import { joinRepoPath, type RepoPath } from "../../core/repoPath.ts";

/** Name of the file in which a team pins what is to be read of a folder. */
export const pathFileName = "path.md";

/** Where such a file of a folder may lie, for either layout of notes; the first that there is holds. */
export function pathFilesFor(folder: RepoPath): readonly RepoPath[] {
	return noteFoldersFor(folder).map((each) => joinRepoPath(each, pathFileName));
}

/** One item of the list that a team wrote. */
export interface PinnedItem {
	/** Where its first link leads, as Markdown reads it. */
	readonly url: string;
	/** The link’s own text, Markdown source. */
	readonly label: string;
	/** What the item says beside the link and the minutes, one line of Markdown source. */
	readonly said: string;
	/** How long it takes, where the item says so: `10 min`. */
	readonly minutes: number | undefined;
	/** 1-based. */
	readonly line: number;
}

/** Characters of an item that are looked into. */
const longestItem = 2000;
const listItem = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const time = /[ \t]*[([]?(?:~[ \t]*)?(\d{1,3})[ \t]*min(?:utes?|\.)?\b[)\]]?/i;

/**
 * The items of the lists in a Markdown text that hold a link, in its order; everything else is the team’s own prose.
 * `links` are those of the text, as `linkPlaces` finds them.
 */
export function pinnedItems(
	text: string,
	links: readonly LinkPlace[],
): readonly PinnedItem[] {
	const found: PinnedItem[] = [];
	let start = 0;
	for (const [at, whole] of text.split("\n").entries()) {
		const end = start + whole.length;
		const line = whole.slice(0, longestItem);
		const link = links.find((each) => each.start >= start && each.start < end);
		const mark = listItem.exec(line)?.[0];
		if (link && mark !== undefined) {
			const [from, to] = linkAround(line, link.start - start, link.end - start);
			const rest = `${line.slice(mark.length, Math.max(mark.length, from))}${line.slice(to)}`;
			const minutes = time.exec(rest)?.[1];
			found.push({
				url: link.url,
				label: line.slice(from + 1, line.lastIndexOf("](", link.start - start)),
				said: rest
					.replace(time, "")
					.replace(/^\s*\[[ xX]\]\s+/, "")
					.replace(/^[\s:;,.–—-]+|\s+$/g, ""),
				minutes: minutes === undefined ? undefined : Number(minutes),
				line: at + 1,
			});
		}
		start = end + 1;
	}
	return found;
}

/** Where in the line the whole link stands whose address is at these columns. */
function linkAround(
	line: string,
	start: number,
	end: number,
): readonly [from: number, to: number] {
	const middle = line.lastIndexOf("](", start);
	const from = middle < 0 ? start : openingBracket(line, middle);
	const close = line.indexOf(")", end);
	return [from, close < 0 ? end : close + 1];
}

function openingBracket(line: string, close: number): number {
	let depth = 0;
	for (let at = close; at >= 0; at--) {
		if (line[at] === "]") depth++;
		else if (line[at] === "[" && --depth === 0) return at;
	}
	return close;
}
