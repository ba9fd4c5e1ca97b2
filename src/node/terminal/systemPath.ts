import path from "node:path";
import type { RepoPath } from "../../core/repoPath.ts";

/** What somebody typed, as an absolute path of the system's form. */
export function absolutePath(from: string, typed: string): string {
	return path.resolve(from, typed);
}

/** The folder that holds an absolute path. */
export function parentFolder(place: string): string {
	return path.dirname(place);
}

/** The absolute path of a file below `root`. */
export function placeBelow(root: string, below: RepoPath): string {
	return path.join(root, ...below.split("/"));
}

/** An absolute path as seen from a folder, with `/` between parts; `.` for the folder itself. Absolute on another drive. */
export function relativePath(from: string, place: string): string {
	const relative = path.relative(from, place).split(path.sep).join("/");
	return relative === "" ? "." : relative;
}
