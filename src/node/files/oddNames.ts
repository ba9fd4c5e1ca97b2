import { type Dirent, readdirSync } from "node:fs";
import { sep } from "node:path";
import type { RepoPath } from "../../core/repoPath.ts";

/** What Node puts where a name is not UTF-8; the name that it makes so leads to nothing. */
const replacement = "\uFFFD";

/** Whether a name in the path may be one that is not UTF-8. */
export function mayBeOdd(path: string): boolean {
	return path.includes(replacement);
}

/**
 * Whether something stands at the path, below the absolute `top`, by names that are not UTF-8. To be asked where nothing
 * was found by the path itself.
 */
export function isOddlyNamed(top: string, path: RepoPath): boolean {
	return placesOf(top, path).length > 0;
}

/** At and below a folder whose name is not UTF-8, and which no path leads to: the folders of notes that hold Markdown. */
export function oddNoteFolders(
	top: string,
	folder: RepoPath,
	isOfNotes: (folder: RepoPath) => boolean,
): readonly RepoPath[] {
	const found = new Set<RepoPath>();
	const waiting = placesOf(top, folder).map((place) => ({
		place,
		path: folder,
	}));
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { place, path } = next;
		for (const entry of entriesOf(place)) {
			const name = entry.name.toString();
			const isNote = !entry.isDirectory() && name.endsWith(".md");
			if (isNote && isOfNotes(path)) found.add(path);
			if (entry.isDirectory() && name !== ".git" && name !== "node_modules")
				waiting.push({
					place: below(place, entry.name),
					path: `${path}/${name}` as RepoPath,
				});
		}
	}
	return [...found];
}

/** Everything whose path Node spells so. */
function placesOf(top: string, path: RepoPath): readonly Buffer[] {
	return path.split("/").reduce<readonly Buffer[]>(
		(places, part) =>
			places.flatMap((place) =>
				entriesOf(place)
					.filter(({ name }) => name.toString() === part)
					.map(({ name }) => below(place, name)),
			),
		[Buffer.from(top)],
	);
}

function below(place: Buffer, name: Buffer): Buffer {
	return Buffer.concat([place, Buffer.from(sep), name]);
}

/** Nothing where there is no folder, or none that may be read. */
function entriesOf(place: Buffer): readonly Dirent<Buffer>[] {
	try {
		return readdirSync(place, { encoding: "buffer", withFileTypes: true });
	} catch {
		return [];
	}
}
