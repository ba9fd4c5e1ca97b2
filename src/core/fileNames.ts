import { baseName, folderOf, type RepoPath } from "./repoPath.ts";

/** A word by which a text may name a file. */
export interface FileName {
	readonly name: string;
	/** How surely that file is meant, 0 to 1. */
	readonly certainty: number;
}

/** Names that so many files bear that none of them is meant by it alone. */
const commonName =
	/^(?:index|main|mod|lib|utils?|helpers?|types|constants|config|setup|app|test|tests|common|__init__|readme|license|changelog|package|makefile|dockerfile)\b/i;

/** By what a text may name a file: its whole path, the end of it, and its name alone where not many bear that. The surest first. */
export function fileNames(path: RepoPath): readonly FileName[] {
	const name = baseName(path);
	const folder = baseName(folderOf(path));
	const names: FileName[] = [{ name: path, certainty: 1 }];
	if (folder !== "") names.push({ name: `${folder}/${name}`, certainty: 0.9 });
	if (name.includes(".") && name.length > 5 && !commonName.test(name))
		names.push({ name, certainty: 0.7 });
	return names.filter(({ name: each }) => each.includes("/") || each === name);
}
