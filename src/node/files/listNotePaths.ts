import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { sep } from "node:path";
import { isTacitError } from "../../core/errors.ts";
import {
	isInReservedFolder,
	noteFolderName,
	noteIdInName,
} from "../../core/notePath.ts";
import type { Pacer } from "../../core/pacer.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	repoRoot,
} from "../../core/repoPath.ts";
import { commonDirOf } from "../findRepository.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import { mayBeOdd, oddNoteFolders } from "./oddNames.ts";
import type { TreeGuard } from "./treeGuard.ts";

/** What is listed, and how the listing shares the thread with others. */
export interface ListNotePathsOptions {
	/** Every path that git knows or would add (`git ls-files -z -co --exclude-standard`), in place of a walk. */
	readonly listFiles?: () => Promise<readonly string[] | undefined>;
	readonly pacer: Pacer;
}

/**
 * Lists the files of a repository that `Workspace.listNoteFiles` names. From git it takes only which folders there
 * are: what lies in their `.tacit` is looked up, so that ignored and private notes beside known code are found
 * too, and notes that are gone are not. Without git it walks, past nested repositories and `node_modules`.
 */
export async function listNotePaths(
	guard: TreeGuard,
	options: ListNotePathsOptions,
): Promise<readonly RepoPath[]> {
	const listing = new Listing(guard, options);
	const files = await options.listFiles?.();
	if (files === undefined) await listing.walk();
	else await listing.look(files);
	return listing.paths;
}

/** Lists every Markdown file of the drafts. */
export async function listDraftPaths(
	guard: TreeGuard,
	options: ListNotePathsOptions,
): Promise<readonly RepoPath[]> {
	const listing = new Listing(guard, options);
	await listing.descend(repoRoot);
	return listing.paths;
}

class Listing {
	readonly paths: RepoPath[] = [];
	readonly #guard: TreeGuard;
	readonly #options: ListNotePathsOptions;

	constructor(guard: TreeGuard, options: ListNotePathsOptions) {
		this.#guard = guard;
		this.#options = options;
	}

	async walk(): Promise<void> {
		const folders: RepoPath[] = [repoRoot];
		for (let next = 0; next < folders.length; next++) {
			const folder = folders[next] as RepoPath;
			const place = this.#place(folder);
			const entries = place === undefined ? [] : (this.#read(place) ?? []);
			if (entries.length === 0)
				this.#lookByOddName(
					folder,
					(path) => baseName(path) === noteFolderName,
				);
			const isNested =
				folder !== repoRoot &&
				entries.some((entry) => entry.name === ".git") &&
				commonDirOf(place ?? "") !== undefined;
			for (const entry of isNested ? [] : entries) {
				if (!entry.isDirectory() && entry.name !== noteFolderName) continue;
				if (passedBy.includes(entry.name)) continue;
				const path = child(folder, entry.name);
				if (entry.isDirectory())
					this.#guard.know(path, `${place}${sep}${entry.name}`);
				if (entry.name === noteFolderName)
					await this.#noteFolder(folder, entry);
				else folders.push(path);
			}
			await this.#breathe();
		}
	}

	async look(files: readonly string[]): Promise<void> {
		for (const folder of await this.#foldersOf(files)) {
			const place = this.#place(folder);
			const stats =
				place === undefined
					? undefined
					: lstatSync(`${place}${sep}${noteFolderName}`, {
							throwIfNoEntry: false,
						});
			if (stats !== undefined) await this.#noteFolder(folder, stats);
			await this.#breathe();
		}
	}

	/** Every Markdown file below `top`, save in the root's reserved folders. */
	async descend(
		top: RepoPath,
		isReserved = (_: RepoPath) => false,
	): Promise<void> {
		const folders = [top];
		for (let next = 0; next < folders.length; next++) {
			const folder = folders[next] as RepoPath;
			for (const name of this.#files(folder)) {
				const path = child(folder, name);
				if (!isReserved(path)) folders.push(path);
			}
			await this.#breathe();
		}
	}

	async #noteFolder(parent: RepoPath, entry: Kind): Promise<void> {
		const folder = child(parent, noteFolderName);
		if (entry.isSymbolicLink()) this.paths.push(folder);
		else if (!entry.isDirectory()) return;
		else if (parent === repoRoot) await this.descend(folder, isReservedFolder);
		// Notes on notes lie in a `.tacit` of their own; what else lies deeper is listed for the index to say so.
		else await this.descend(folder);
	}

	/** Adds the folder's Markdown files to the list, and answers the names of its folders. */
	#files(folder: RepoPath): readonly string[] {
		const place = this.#place(folder);
		const entries = place === undefined ? [] : this.#read(place);
		// Listed itself, so that the visit says why it cannot be read.
		if (entries === undefined) this.paths.push(folder);
		if (entries?.length === 0) this.#lookByOddName(folder, () => true);
		const folders: string[] = [];
		for (const entry of entries ?? []) {
			// A folder where a note should be: the visit says that it is no file.
			if (entry.isDirectory() && noteIdInName(entry.name as RepoPath))
				this.paths.push(child(folder, entry.name));
			if (entry.isDirectory()) folders.push(entry.name);
			else if (entry.name.endsWith(".md"))
				this.paths.push(child(folder, entry.name));
		}
		return folders;
	}

	/** What no path leads to is listed all the same, so that the visit says so. */
	#lookByOddName(
		folder: RepoPath,
		isOfNotes: (folder: RepoPath) => boolean,
	): void {
		const top = mayBeOdd(folder) ? this.#place(repoRoot) : undefined;
		if (top !== undefined)
			this.paths.push(...oddNoteFolders(top, folder, isOfNotes));
	}

	/** A folder that the guard refuses holds nothing of ours, and never stops the others. */
	#place(folder: RepoPath): string | undefined {
		try {
			return this.#guard.folder(folder);
		} catch (error) {
			if (isTacitError(error) || fileErrorCode(error) !== undefined)
				return undefined;
			throw error;
		}
	}

	/** `undefined`: the folder cannot be read. */
	#read(place: string): readonly Dirent[] | undefined {
		try {
			return readdirSync(place, { withFileTypes: true });
		} catch (error) {
			if (isMissing(error)) return [];
			if (fileErrorCode(error) === undefined) throw error;
			return undefined;
		}
	}

	/** The folders of git's paths and those above them. An entry that ends in `/` is a nested repository. */
	async #foldersOf(files: readonly string[]): Promise<ReadonlySet<RepoPath>> {
		const folders = new Set<RepoPath>([repoRoot]);
		let last: RepoPath = repoRoot;
		for (const [at, file] of files.entries()) {
			if (at % 1000 === 0) await this.#breathe();
			if (file.endsWith("/")) continue;
			let folder = folderOf(file as RepoPath);
			if (folder === last) continue;
			last = folder;
			while (!folders.has(folder)) {
				if (!isNoteFolder(folder)) folders.add(folder);
				folder = folderOf(folder);
			}
		}
		return folders;
	}

	async #breathe(): Promise<void> {
		if (this.#options.pacer.isDue()) await this.#options.pacer.rest();
	}
}

interface Kind {
	isDirectory(): boolean;
	isSymbolicLink(): boolean;
}

const passedBy = [".git", "node_modules"];

function isNoteFolder(path: RepoPath): boolean {
	return (
		baseName(path) === noteFolderName || path.startsWith(`${noteFolderName}/`)
	);
}

function isReservedFolder(path: RepoPath): boolean {
	return isInReservedFolder(`${path}/` as RepoPath);
}

function child(folder: RepoPath, name: string): RepoPath {
	return (folder === "" ? name : `${folder}/${name}`) as RepoPath;
}
