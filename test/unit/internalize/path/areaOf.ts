import type { RepoPath } from "../../../../src/core/repoPath.ts";
import type { AreaView } from "../../../../src/internalize/path/areaView.ts";
import { churn } from "../../../../src/internalize/path/churn.ts";
import { fileFacts } from "../../../../src/internalize/path/fileFacts.ts";
import { createFileTree } from "../../../../src/internalize/path/imports/fileTree.ts";

/** An area of these files, with their texts; those whose names say so are tests. Nobody changed anything. */
export function areaOf(
	files: Readonly<Record<string, string>>,
	more: Partial<AreaView> = {},
): AreaView {
	const paths = Object.keys(files) as RepoPath[];
	const isTest = (path: RepoPath) => /\.test\./.test(path);
	const manifests = paths.filter((path) => path.endsWith("package.json"));
	const tree = createFileTree(
		paths,
		new Map(manifests.map((path) => [path, files[path] ?? ""])),
	);
	return {
		area: "" as RepoPath,
		focus: undefined,
		tree,
		facts: new Map(
			paths
				.filter((path) => /\.ts$/.test(path) && !isTest(path))
				.map((path) => [path, fileFacts(path, files[path] ?? "", tree)]),
		),
		tests: paths.filter(isTest),
		churn: churn([]),
		notes: [],
		records: [],
		pinned: [],
		most: 12,
		...more,
	};
}

/** A text of some lines that imports these. */
export function importing(...names: readonly string[]): string {
	return `${names.map((name) => `import "./${name}";\n`).join("")}${"const line = 1;\n".repeat(20)}`;
}
