import { realpathSync } from "node:fs";
import { sep } from "node:path";
import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { isMissing } from "./fileError.ts";

/** Turns paths of a tree into places on disk, and refuses those that leave it. */
export interface TreeGuard {
	/**
	 * The folder's place with symbolic links resolved; `undefined` when there is none. An answer holds for a
	 * second, which spares the look-ups of a whole load. Throws `outside-repository`.
	 */
	folder(path: RepoPath): string | undefined;
	/** Takes over what a walk saw: this folder, below the root, is reached without symbolic links. */
	know(path: RepoPath, place: string): void;
	/** Where the file stands or would stand, the last part not resolved; `undefined` when its folder does not exist. */
	place(path: RepoPath): string | undefined;
	/** The file's or folder's place with all symbolic links resolved, looked up every time; `undefined` when there is none. */
	resolve(path: RepoPath): string | undefined;
	/** Forgets what it looked up; called before anything is written. */
	forget(): void;
}

const trustedMs = 1000;

/** A guard of the tree at the absolute path `root`, which need not exist yet. */
export function createTreeGuard(root: string): TreeGuard {
	const folders = new Map<RepoPath, string>();
	let trustedUntil = 0;

	function look(path: RepoPath): string | undefined {
		if (isReserved(path))
			throw outside(msg`“${path}” names a reserved place.`, path);
		const top = realPath(root);
		if (top === undefined) return undefined;
		if (path === "") return top;
		const real = realPath(`${top}${sep}${path}`);
		if (real === undefined) return undefined;
		const inside = top.endsWith(sep) ? top : top + sep;
		if (real !== top && !real.startsWith(inside))
			throw outside(
				msg`“${path}” passes a symbolic link out of the repository.`,
				path,
			);
		if (isReserved(real.slice(top.length).split(sep).join("/")))
			throw outside(
				msg`“${path}” passes a symbolic link to a reserved place.`,
				path,
			);
		return real;
	}

	function forgetInTime(): void {
		const now = performance.now();
		if (now <= trustedUntil) return;
		folders.clear();
		trustedUntil = now + trustedMs;
	}

	function folder(path: RepoPath): string | undefined {
		forgetInTime();
		const known = folders.get(path);
		if (known !== undefined) return known;
		const place = look(path);
		if (place !== undefined) folders.set(path, place);
		return place;
	}

	return {
		folder,
		place(path) {
			const holder = folder(folderOf(path));
			return holder && `${holder}${sep}${baseName(path)}`;
		},
		know(path, place) {
			forgetInTime();
			if (!isReserved(path)) folders.set(path, place);
		},
		resolve: look,
		forget: () => folders.clear(),
	};
}

function realPath(path: string): string | undefined {
	try {
		return realpathSync.native(path);
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

/** Git's own folder in every spelling that a disk may take for it, and what Windows reads as more than a name. */
function isReserved(path: string): boolean {
	if (/(?:^|\/)(?:\.git|git~1)[. ]*(?:\/|$)/i.test(path)) return true;
	if (/(?:^|\/)\.\.?(?:\/|$)|\0/.test(path)) return true;
	return process.platform === "win32" && /[\\:]/.test(path);
}

function outside(words: Message, path: RepoPath): TacitError {
	return new TacitError("outside-repository", words, { detail: { path } });
}
