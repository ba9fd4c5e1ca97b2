import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { isTacitError } from "../../core/errors.ts";
import { noteFolderName } from "../../core/notePath.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { Documents } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { commonDirOf } from "../findRepository.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import type { TreeGuard } from "./treeGuard.ts";

const document =
	/(?:\.(?:md|markdown|mdx|adoc|asciidoc|rst|txt|org|docx?)|^\.adr-dir|^\.log4brains\.ya?ml)$/i;
const passedBy = new Set([
	".git",
	"node_modules",
	"bower_components",
	noteFolderName,
]);

/** Walks the tree for documents, past nested repositories and what package managers fetch. */
export async function listDocuments(
	guard: TreeGuard,
	pacer: Pacer,
): Promise<Documents> {
	const paths: RepoPath[] = [];
	const closed: RepoPath[] = [];
	const folders: RepoPath[] = ["" as RepoPath];
	for (let next = 0; next < folders.length; next++) {
		const folder = folders[next] as RepoPath;
		const place = placeOf(folder);
		const entries = place === undefined ? undefined : read(place);
		if (entries === undefined) {
			closed.push(folder);
			continue;
		}
		const isNested =
			folder !== "" &&
			entries.some(({ name }) => name === ".git") &&
			commonDirOf(place ?? "") !== undefined;
		for (const entry of isNested ? [] : entries) {
			if (passedBy.has(entry.name)) continue;
			const path = (
				folder === "" ? entry.name : `${folder}/${entry.name}`
			) as RepoPath;
			if (entry.isDirectory()) {
				guard.know(path, `${place}${sep}${entry.name}`);
				folders.push(path);
			} else if (document.test(entry.name)) paths.push(path);
			// What it leads to is listed where it lies, or lies outside.
			else if (entry.isSymbolicLink()) closed.push(path);
		}
		if (pacer.isDue()) await pacer.rest();
	}
	return { paths, closed };

	function placeOf(folder: RepoPath): string | undefined {
		try {
			return guard.folder(folder);
		} catch (error) {
			if (isTacitError(error) || fileErrorCode(error) !== undefined)
				return undefined;
			throw error;
		}
	}
}

/** `undefined`: the folder cannot be read. */
function read(place: string) {
	try {
		return readdirSync(place, { withFileTypes: true });
	} catch (error) {
		if (isMissing(error)) return [];
		if (fileErrorCode(error) === undefined) throw error;
		return undefined;
	}
}
