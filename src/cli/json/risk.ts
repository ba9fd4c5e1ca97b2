import type { RepoPath } from "../../core/repoPath.ts";
import type { FoundRisk } from "../../tacit/knowing.ts";
import type { Seen } from "./note.ts";
import { jsonVersion } from "./version.ts";

/** A place that few who are here know. */
interface JsonPlaceAtRisk {
	readonly path: string;
	readonly kind: "file" | "folder";
	/** Commits of people that changed it within a year. */
	readonly changes: number;
	/** How many files these changed; 1 for a file. */
	readonly files: number;
	/** How many who are still here know it. */
	readonly knowers: 0 | 1;
	/** How many knew it who are gone. */
	readonly gone: number;
}

/**
 * `tacit risk --json`.
 *
 * ```json
 * { "version": 1, "path": "src", "places": [{ "path": "src/a.ts", "kind": "file", "changes": 12, "files": 1, "knowers": 1, "gone": 2 }], "shallow": false }
 * ```
 */
export interface JsonRisk {
	readonly version: 1;
	readonly path: string;
	/** Those that change most first, at most 50. */
	readonly places: readonly JsonPlaceAtRisk[];
	/** Whether history was cut off, so that whoever worked here before is not known. */
	readonly shallow: boolean;
}

/** Places at risk at or below a path, in their JSON shape. */
export function jsonRisk(
	{ places, isShallow }: FoundRisk,
	path: RepoPath,
	paths: Seen,
): JsonRisk {
	return {
		version: jsonVersion,
		path: paths.seen(path),
		places: places.map(({ path, isFolder, changes, files, knowers, gone }) => ({
			path: paths.seen(path),
			kind: isFolder ? "folder" : "file",
			...{ changes, files, knowers, gone },
		})),
		shallow: isShallow,
	};
}
