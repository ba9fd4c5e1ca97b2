import { mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Disposable } from "../../core/disposable.ts";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { isNotePath } from "../../core/notePath.ts";
import type { FileEntry, Workspace } from "../../core/ports.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { fileErrorCode, unreadable, unwritable } from "./fileError.ts";
import { createFileLock } from "./fileLock.ts";
import { listDraftPaths, listNotePaths } from "./listNotePaths.ts";
import { removeFile } from "./removeFile.ts";
import { type GuardedFile, replaceFile } from "./replaceFile.ts";
import { syncFolder } from "./syncFolder.ts";
import { createTreeGuard, type TreeGuard } from "./treeGuard.ts";
import { readInTree, stampAt, visitFiles } from "./visitFiles.ts";
import { walkTree } from "./walkTree.ts";
import { withoutNested } from "./withoutNested.ts";

/** What a tree is, and what the door lends it. */
export interface OpenWorkspaceOptions {
	/** `repository`: notes lie in `.tacit` folders. `drafts`: every Markdown file is one. */
	readonly kind: "repository" | "drafts";
	/**
	 * Absolute: Tacit's own folder, `tacit` in the git directory, for locks and removed notes. All processes that
	 * write the tree share it. `undefined`: writes are compared but not locked, and nothing is kept.
	 */
	readonly ownFolder?: string | undefined;
	/** Every path that git knows or would add (`git ls-files -z -co --exclude-standard`); walked when left out or `undefined`. */
	readonly listFiles?: () => Promise<readonly string[] | undefined>;
	/** Moves what lies at an absolute path to the system's trash; rejects where there is none. */
	readonly trash?: (place: string) => Promise<void>;
	/** Watches the tree for everybody's changes; without it only the changes made here are told. */
	readonly watch?: (
		changed: (paths: readonly RepoPath[]) => void,
	) => Disposable;
}

const maximumBytes = 64 * 1024 * 1024;

/** The tree at the absolute path `root` as a Workspace over the real disk. The drafts' root is made by the first write. */
export function openWorkspace(
	root: string,
	options: OpenWorkspaceOptions,
): Workspace & Disposable {
	const guard = createTreeGuard(root);
	const listeners = new Set<(paths: readonly RepoPath[]) => void>();
	const tell = (paths: readonly RepoPath[]) => {
		for (const listener of [...listeners]) listener(paths);
	};
	let watch: Disposable | undefined;
	const list = options.kind === "drafts" ? listDraftPaths : listNotePaths;
	const lockFolder = options.ownFolder && join(options.ownFolder, "locks");

	const guarded = (
		place: string,
		path: RepoPath,
		expected: Uint8Array | undefined,
	): GuardedFile => ({
		place,
		path,
		expected,
		lock: createFileLock(lockFolder, place),
		verify: () => {
			guard.forget();
			if (guard.folder(folderOf(path)) === undefined)
				throw Object.assign(new Error("The folder is gone."), {
					code: "ENOENT",
				});
		},
	});

	const unwritten = (path: RepoPath) => ({
		path,
		shown: options.kind === "drafts" ? join(root, path) : path,
		isPublished:
			options.kind === "repository" &&
			isNotePath({ path, visibility: "published" }),
	});

	return {
		listNoteFiles: (pacer) => list(guard, { ...options, pacer }),
		walk: (isWanted, pacer) => walkTree(guard, isWanted, pacer),
		visitFiles: (visits) => visitFiles(guard, visits),
		async listFolder(folder) {
			try {
				return listFolder(guard, folder);
			} catch (error) {
				throw unreadable(folder, error);
			}
		},
		read: async (path) => readInTree(guard, path, { maximumBytes }),
		async kindOf(path) {
			try {
				const place = guard.resolve(path);
				const stats = place && statSync(place, { throwIfNoEntry: false });
				if (!stats) return undefined;
				return stats.isDirectory() ? "folder" : "file";
			} catch (error) {
				throw unreadable(path, error);
			}
		},
		async write(path, bytes, expected) {
			try {
				await makeFolder(guard, root, folderOf(path));
				const place = guard.resolve(path) ?? guard.place(path) ?? root;
				await replaceFile(guarded(place, path, expected), bytes);
			} catch (error) {
				throw unwritable(unwritten(path), error);
			}
			tell([path]);
		},
		async remove(path, expected, { trash, withFolder }) {
			let kept: string | undefined;
			try {
				// A link that leads out of the tree is refused, one inside is removed itself.
				guard.resolve(path);
				const place = guard.place(path) ?? root;
				kept = await removeFile(
					guarded(place, path, expected),
					trash
						? {
								system: options.trash,
								folder: options.ownFolder && join(options.ownFolder, "trash"),
							}
						: undefined,
				);
				if (withFolder) removeIfEmpty(dirname(place));
			} catch (error) {
				throw unwritable(unwritten(path), error);
			}
			tell([path]);
			return kept;
		},
		onDidChange(listener) {
			watch ??= options.watch?.((paths) => {
				const own =
					options.kind === "drafts" ? paths : withoutNested(root, paths);
				if (own.length > 0) tell(own);
			});
			const own = (paths: readonly RepoPath[]) => listener(paths);
			listeners.add(own);
			return { dispose: () => void listeners.delete(own) };
		},
		dispose() {
			listeners.clear();
			watch?.dispose();
			watch = undefined;
		},
	};
}

/** The file is gone already: what keeps its folder, be it other files, is no failure. */
function removeIfEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch (error) {
		if (fileErrorCode(error) === undefined) throw error;
	}
}

function listFolder(guard: TreeGuard, folder: RepoPath): readonly FileEntry[] {
	const place = guard.folder(folder);
	if (place === undefined) return [];
	const entries: FileEntry[] = [];
	for (const entry of readdirSync(place, { withFileTypes: true })) {
		if (entry.isDirectory()) continue;
		const path = (
			folder === "" ? entry.name : `${folder}/${entry.name}`
		) as RepoPath;
		const stamp = stampAt(`${place}${sep}${entry.name}`);
		if (stamp !== undefined) entries.push({ path, stamp });
	}
	return entries;
}

/** One folder after the other, each looked up again, so that none is made behind a symbolic link. */
async function makeFolder(
	guard: TreeGuard,
	root: string,
	path: RepoPath,
): Promise<string> {
	const known = guard.resolve(path);
	if (known !== undefined) return known;
	if (path === "") mkdirSync(root, { recursive: true });
	else {
		const parent = await makeFolder(guard, root, folderOf(path));
		try {
			mkdirSync(`${parent}${sep}${baseName(path)}`);
		} catch (error) {
			if (fileErrorCode(error) !== "EEXIST") throw error;
		}
		await syncFolder(parent);
	}
	const made = guard.resolve(path);
	if (made === undefined)
		throw new TacitError(
			"unwritable",
			msg`“${path}” is a symbolic link that leads nowhere. Remove it and try again.`,
			{ detail: { path } },
		);
	return made;
}
