import { type Dirent, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { RepoPath } from "../../core/repoPath.ts";

/** Which folders to go into, and which files to take. */
export interface FileWanted {
	/** Folders named `.git` and `node_modules`, and repositories of their own, are not asked for. */
	enters(folder: RepoPath): boolean;
	takes(file: RepoPath): boolean;
}

/** The wanted files below the absolute path `root`, sorted. Links count as files and are not followed; folders that cannot be read are passed over. */
export function findFiles(
	root: string,
	{ enters, takes }: FileWanted,
): readonly RepoPath[] {
	const found: RepoPath[] = [];
	const waiting: string[] = [""];
	for (
		let folder = waiting.pop();
		folder !== undefined;
		folder = waiting.pop()
	) {
		for (const entry of entriesOf(path.join(root, folder))) {
			const below = (
				folder === "" ? entry.name : `${folder}/${entry.name}`
			) as RepoPath;
			if (!entry.isDirectory() && takes(below)) found.push(below);
			if (
				entry.isDirectory() &&
				entry.name !== ".git" &&
				entry.name !== "node_modules" &&
				enters(below) &&
				!existsSync(path.join(root, below, ".git"))
			)
				waiting.push(below);
		}
	}
	return found.sort();
}

function entriesOf(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
