import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";

/**
 * The tests of files, by their names: of several the one whose folders are most like the file’s, and none that fits another
 * of the `sources` better. Both in any order.
 */
export function createTestOf(
	tests: Iterable<RepoPath>,
	sources: Iterable<RepoPath>,
): (path: RepoPath) => RepoPath | undefined {
	const testsBy = grouped(tests, testStem);
	const sourcesBy = grouped(sources, stemOf);
	return (path) => {
		const stem = stemOf(path);
		const rivals = (sourcesBy.get(stem) ?? []).filter((each) => each !== path);
		const [nearest] = (testsBy.get(stem) ?? [])
			.filter((test) => test !== path && familyOf(path) === familyOf(test))
			.map((test) => ({ test, shared: sharedFolders(path, test) }))
			.filter(({ test }) => !vague.test(stem) || isBesideOrMirrored(path, test))
			.filter(({ test, shared }) =>
				rivals.every((rival) => sharedFolders(rival, test) < shared),
			)
			.sort(
				(one, other) =>
					other.shared - one.shared ||
					Number(isBroad(one.test)) - Number(isBroad(other.test)),
			);
		return nearest?.test;
	};
}

function grouped(
	paths: Iterable<RepoPath>,
	keyOf: (path: RepoPath) => string,
): ReadonlyMap<string, readonly RepoPath[]> {
	const groups = new Map<string, RepoPath[]>();
	for (const path of [...paths].sort()) {
		const group = groups.get(keyOf(path));
		if (group) group.push(path);
		else groups.set(keyOf(path), [path]);
	}
	return groups;
}

/** A file’s name without endings, marks and case: `TokenStore.ts` and `token_store.py` are the same. */
function stemOf(path: RepoPath): string {
	return baseName(path)
		.replace(/\.[^.]+$/, "")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
}

function testStem(path: RepoPath): string {
	const bare = baseName(path)
		.replace(/\.[^.]+$/, "")
		.replace(/[._-](?:test|tests|spec|e2e|unit|it)$/i, "")
		.replace(/^test[_-]/i, "")
		.replace(/(?<=[a-z0-9])(?:Tests?|Spec|IT)$/, "");
	return stemOf(`${bare}.x` as RepoPath);
}

/** A test is written in the language of what it tests, or in one beside it. */
function familyOf(path: RepoPath): string {
	const ending = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
	if (/^(?:[cm]?[jt]sx?|vue|svelte)$/.test(ending)) return "script";
	if (/^(?:java|kt|scala|groovy)$/.test(ending)) return "jvm";
	if (/^(?:c|h|cc|cpp|cxx|hpp|hh|m|mm)$/.test(ending)) return "c";
	return ending;
}

/** How many of the names of its folders a file has in common with another, wherever they stand: tests often mirror the tree. */
function sharedFolders(path: RepoPath, test: RepoPath): number {
	const own = new Set(folderOf(path).split("/").filter(Boolean));
	return folderOf(test)
		.split("/")
		.filter((part) => own.has(part)).length;
}

/** Tests of a whole tell less of one file. */
function isBroad(test: RepoPath): boolean {
	return /(?:^|\/)(?:integration|e2e|functional|smoke|acceptance)/i.test(test);
}

/** Names that stand for nothing without their folder. */
const vague =
	/^(?:index|main|mod|lib|init|utils?|helpers?|common|types?|base|constants?|errors?)$/;
const structural = /^(?:src|lib|main|tests?|__tests__|specs?|unit)$/;

/** Whether the test’s folders have the last telling name of the file’s. */
function isBesideOrMirrored(path: RepoPath, test: RepoPath): boolean {
	const name = folderOf(path)
		.split("/")
		.findLast((part) => !structural.test(part));
	return name === undefined || folderOf(test).split("/").includes(name);
}
