import { fileNames } from "../../core/fileNames.ts";
import {
	baseName,
	folderOf,
	parseRepoPath,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import type { DecisionRecord } from "./decisionRecord.ts";

/**
 * The records with the files that they name, of those at `paths`: see `DecisionRecord.files`. A record that names the same ones as
 * before is the same object, and so is the list where all are.
 */
export function withNamedFiles(
	records: readonly DecisionRecord[],
	paths: Iterable<RepoPath>,
): readonly DecisionRecord[] {
	const byName = new Map<string, RepoPath[]>();
	for (const { named } of records)
		for (const name of named) byName.set(lastPart(name), []);
	if (byName.size > 0)
		for (const path of paths) byName.get(baseName(path))?.push(path);
	const own = new Set(records.map(({ path }) => path));
	const all = records.map((record) => {
		const files = new Set<RepoPath>();
		for (const name of record.named) {
			const file = meantBy(name, record.path, byName);
			if (file !== undefined && !own.has(file)) files.add(file);
		}
		return isSame(record.files, [...files])
			? record
			: { ...record, files: [...files] };
	});
	return all.every((record, at) => record === records[at]) ? records : all;
}

/** Where a record's names may lead if each is a whole path. */
export function wholePaths({ path, named }: DecisionRecord): RepoPath[] {
	return named.flatMap((name) =>
		[
			fromFolder(path, name),
			parseRepoPath(name.replace(/^(?:\.?\/)+/, "")),
		].filter((each) => each !== undefined),
	);
}

/** From the record's folder, from the root, or the only one that is called so. */
function meantBy(
	name: string,
	record: RepoPath,
	byName: ReadonlyMap<string, readonly RepoPath[]>,
): RepoPath | undefined {
	const known = byName.get(lastPart(name)) ?? [];
	if (known.length === 0) return undefined;
	const bare = name.replace(/^(?:\.?\/)+/, "");
	const exact = [fromFolder(record, name), bare].find((path) =>
		known.some((each) => each === path),
	);
	if (exact !== undefined) return exact as RepoPath;
	const called = known.filter(
		(path) =>
			fileNames(path).some((each) => each.name === bare) ||
			(bare.includes("/") && path.endsWith(`/${bare}`)),
	);
	return called.length === 1 ? called[0] : undefined;
}

function fromFolder(record: RepoPath, name: string): RepoPath | undefined {
	try {
		return resolveRepoPath(folderOf(record), name);
	} catch {
		// It leads out of the repository.
		return undefined;
	}
}

function lastPart(name: string): string {
	return name.slice(name.lastIndexOf("/") + 1);
}

function isSame(one: readonly RepoPath[], other: readonly RepoPath[]): boolean {
	return (
		one.length === other.length && one.every((each, at) => each === other[at])
	);
}
