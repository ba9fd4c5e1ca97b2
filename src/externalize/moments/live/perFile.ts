import {
	isWithin,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import type { WorkEvent } from "../../events/event.ts";

/** Files of which something is remembered. */
const mostFiles = 200;

/**
 * Something for each file, of the files used last. Goes along where a file or folder is moved in the editor, and forgets
 * what is deleted.
 */
export class PerFile<T> {
	readonly #files = new Map<RepoPath, T>();

	get(path: RepoPath): T | undefined {
		return this.#files.get(path);
	}

	/** Forgets the one that was not set for longest, where there are too many. */
	set(path: RepoPath, value: T): void {
		this.#files.delete(path);
		this.#files.set(path, value);
		if (this.#files.size <= mostFiles) return;
		for (const oldest of this.#files.keys()) {
			this.#files.delete(oldest);
			return;
		}
	}

	delete(path: RepoPath): void {
		this.#files.delete(path);
	}

	clear(): void {
		this.#files.clear();
	}

	/** Those set first come first. */
	entries(): Iterable<readonly [RepoPath, T]> {
		return this.#files;
	}

	/** Takes in that a file or folder went elsewhere, or is gone. */
	add(event: WorkEvent): void {
		if (event.type !== "moved" && event.type !== "deleted") return;
		const from = event.type === "moved" ? event.from : event.path;
		for (const [path, value] of [...this.#files]) {
			if (!isWithin(from, path)) continue;
			this.#files.delete(path);
			const to = event.type === "moved" ? movedPath(path, event) : undefined;
			if (to !== undefined) this.#files.set(to, value);
		}
	}
}

/** Where a file is after it, or a folder around it, was moved; as it was where neither was. */
export function movedPath(
	path: RepoPath,
	{ from, to }: { readonly from: RepoPath; readonly to: RepoPath },
): RepoPath {
	if (!isWithin(from, path)) return path;
	return resolveRepoPath(to, path.slice(from.length + 1)) ?? path;
}
