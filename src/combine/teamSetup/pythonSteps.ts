import { type Message, msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import { everyNote } from "./notesPattern.ts";
import { entryAt, readToml, type TomlSource } from "./readToml.ts";
import type { SetupStep } from "./setupStep.ts";
import { fileIn, foldersWith, type SetupTree } from "./setupTree.ts";
import { stringsOf } from "./sourceNode.ts";
import { excludeLine, withTomlExclusion, withTomlPattern } from "./tomlList.ts";

const title = msg`Keep notes out of the Python package`;

/** Where each build tool looks for `exclude`. */
export const pythonTables = {
	hatch: ["tool", "hatch", "build"],
	flit: ["tool", "flit", "sdist"],
	poetry: ["tool", "poetry"],
} as const;

/** What keeps notes out of the source distributions of hatch, flit, poetry and setuptools. */
export function pythonSteps(tree: SetupTree): readonly SetupStep[] {
	return foldersWith(tree, (name) =>
		["pyproject.toml", "MANIFEST.in", "setup.py", "setup.cfg"].includes(name),
	).flatMap((folder) => stepsIn(tree, folder));
}

function stepsIn(tree: SetupTree, folder: RepoPath): readonly SetupStep[] {
	const path = fileIn(folder, "pyproject.toml");
	const source = tree.get(path);
	const toml = source === undefined ? undefined : readToml(source);
	const backend = toml && entryAt(toml, "build-system", "build-backend")?.value;
	const family = backend?.split(".", 1)[0];
	if (source !== undefined && toml) {
		if (family === "hatchling")
			return tomlSteps(
				path,
				source,
				msg`hatch takes every file that git does not ignore.`,
				pythonTables.hatch,
				hatchTargets(toml),
			);
		if (family === "flit_core" || family === "flit")
			return tomlSteps(
				path,
				source,
				msg`flit takes every file in the package’s folder.`,
				pythonTables.flit,
				[],
			);
		if (family === "poetry")
			return tomlSteps(
				path,
				source,
				msg`poetry takes every file in the package’s folder that git does not ignore.`,
				pythonTables.poetry,
				[],
			);
	}
	if (backend !== undefined && family !== "setuptools") return [];
	const manifest = fileIn(folder, "MANIFEST.in");
	if (!tree.has(manifest) && !takesAllTracked(tree, folder, toml)) return [];
	return ignoreLines(tree, {
		id: `sdist:${manifest}`,
		path: manifest,
		title,
		reason: msg`setuptools takes what MANIFEST.in names, or every file that git tracks.`,
		lines: ["prune **/.tacit"],
		isSettledBy: (line) => /^(?:prune|global-exclude)\b.*\.tacit/.test(line),
	});
}

function tomlSteps(
	path: RepoPath,
	before: string,
	reason: Message,
	table: readonly string[],
	lists: readonly (readonly string[])[],
): readonly SetupStep[] {
	const about = { id: `sdist:${path}`, path, title, reason };
	const after = lists.reduce<string | undefined>(
		(source, list) =>
			source === undefined
				? undefined
				: withTomlPattern(source, list, everyNote),
		withTomlExclusion(before, table),
	);
	if (after === before) return [];
	return after === undefined
		? [
				{
					kind: "by-hand",
					...about,
					text: `[${table.join(".")}]\n${excludeLine}`,
				},
			]
		: [{ kind: "edit", ...about, before, after }];
}

/** A target with an `exclude` of its own does not look at the common one. */
function hatchTargets(toml: TomlSource): readonly (readonly string[])[] {
	return toml.entries.flatMap(({ path }) =>
		path.length === 6 &&
		path.slice(0, 4).join(" ") === "tool hatch build targets" &&
		path[5] === "exclude"
			? [path]
			: [],
	);
}

/** setuptools-scm puts whatever git tracks into the source distribution. */
function takesAllTracked(
	tree: SetupTree,
	folder: RepoPath,
	toml: TomlSource | undefined,
): boolean {
	const requires = toml && stringsOf(entryAt(toml, "build-system", "requires"));
	return (
		requires?.some((each) => /^setuptools[-_.]scm\b/i.test(each)) === true ||
		/\buse_scm_version\b/.test(tree.get(fileIn(folder, "setup.py")) ?? "")
	);
}
