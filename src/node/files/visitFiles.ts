import { lstatSync } from "node:fs";
import { sep } from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type {
	FileContent,
	FileStamp,
	FileVisit,
	FileVisits,
} from "../../core/ports.ts";
import { folderOf, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { unreadable } from "./fileError.ts";
import { fileStamp } from "./fileStamp.ts";
import { isOddlyNamed, mayBeOdd } from "./oddNames.ts";
import { type ReadWholeOptions, readWhole } from "./readWhole.ts";
import type { TreeGuard } from "./treeGuard.ts";

/** A link's own stamp does not tell of its target. */
const linkStamp: FileStamp = "";
const unchanged: FileVisit = { state: "unchanged" };
const gone: FileVisit = { state: "gone" };

/**
 * Visits files by synchronous calls, which are several times faster than promises for many small files (measured),
 * in slices. One buffer serves all files that fit it.
 */
export async function visitFiles(
	guard: TreeGuard,
	visits: FileVisits,
): Promise<void> {
	const { pacer } = visits;
	const visitor = new Visitor(guard, visits.maximumBytes);
	let sinceLook = 0;
	for (const path of visits.paths) {
		if (sinceLook === 0 && pacer.isDue()) {
			await pacer.rest();
			visitor.forgetFolder();
		}
		const found = visitor.visit(path, visits.known(path));
		visits.visit(path, found);
		// To look at the clock takes a tenth of what it takes to find a file unchanged.
		sinceLook = found.state === "unchanged" ? (sinceLook + 1) % 16 : 0;
	}
}

class Visitor {
	readonly #guard: TreeGuard;
	readonly #options: ReadWholeOptions;
	/** The folder of the file before. */
	#folder: RepoPath | undefined;
	#place: string | undefined;

	constructor(guard: TreeGuard, maximumBytes: number) {
		this.#guard = guard;
		this.#options = {
			maximumBytes,
			buffer: Buffer.allocUnsafeSlow(64 * 1024),
		};
	}

	forgetFolder(): void {
		this.#folder = undefined;
	}

	visit(path: RepoPath, known: FileStamp | undefined): FileVisit {
		try {
			const place = this.#placeOf(path);
			if (place === undefined) return this.#missing(path);
			if (known !== undefined) {
				const stamp = stampAt(place);
				if (stamp === undefined) return this.#missing(path);
				if (stamp === known) return unchanged;
			}
			const content = readAt(this.#guard, place, path, this.#options);
			if (content !== undefined) return { state: "read", ...content };
			if (stampAt(place) === linkStamp) throw deadLink(path);
			return this.#missing(path);
		} catch (error) {
			return { state: "refused", error: unreadable(path, error) };
		}
	}

	/** Nothing is found by the path: it is gone, or no path leads there. */
	#missing(path: RepoPath): FileVisit {
		const top = mayBeOdd(path) ? this.#guard.folder(repoRoot) : undefined;
		if (top !== undefined && isOddlyNamed(top, path)) throw badName(path);
		return gone;
	}

	#placeOf(path: RepoPath): string | undefined {
		const slash = path.lastIndexOf("/");
		const isSame =
			this.#folder !== undefined &&
			slash === (this.#folder === "" ? -1 : this.#folder.length) &&
			path.startsWith(this.#folder);
		if (!isSame) {
			this.#folder = undefined;
			this.#place = this.#guard.folder(folderOf(path));
			this.#folder = folderOf(path);
		}
		return this.#place && this.#place + sep + path.slice(slash + 1);
	}
}

/** Reads a file of the tree; `undefined` when there is none. Throws as `Workspace.read` does. */
export function readInTree(
	guard: TreeGuard,
	path: RepoPath,
	options: ReadWholeOptions,
): FileContent | undefined {
	try {
		const place = guard.place(path);
		return place === undefined
			? undefined
			: readAt(guard, place, path, options);
	} catch (error) {
		throw unreadable(path, error);
	}
}

/** The stamp of the file at `place`; `undefined` when there is none. Of a link it is empty. */
export function stampAt(place: string): FileStamp | undefined {
	const stats = lstatSync(place, { throwIfNoEntry: false });
	if (stats === undefined) return undefined;
	return stats.isSymbolicLink() ? linkStamp : fileStamp(stats);
}

function readAt(
	guard: TreeGuard,
	place: string,
	path: RepoPath,
	options: ReadWholeOptions,
): FileContent | undefined {
	const found = readWhole(place, path, options);
	if (found !== "link") return found;
	const target = guard.resolve(path);
	const followed =
		target === undefined ? undefined : readWhole(target, path, options);
	return followed === "link" || followed === undefined
		? undefined
		: { ...followed, isLink: true };
}

function deadLink(path: RepoPath): TacitError {
	return new TacitError(
		"unreadable",
		msg`“${path}” is a symbolic link that leads nowhere. Remove it, or bring back what it led to.`,
		{ detail: { path } },
	);
}

function badName(path: RepoPath): TacitError {
	return new TacitError(
		"unreadable",
		msg`The name of “${path}” is not UTF-8, so that nothing there can be read. Rename it.`,
		{ detail: { path } },
	);
}
