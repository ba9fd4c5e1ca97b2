import { msg } from "../../core/message.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	repoRoot,
} from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import { member, withJsonExclusion } from "./listEdit.ts";
import { everyNote, madeLists } from "./notesPattern.ts";
import type { SetupStep } from "./setupStep.ts";
import {
	dependsOn,
	fileIn,
	foldersWith,
	manifestIn,
	type SetupTree,
} from "./setupTree.ts";
import { withYamlExclusion } from "./yamlList.ts";

/** What keeps ESLint and the two markdownlints from complaining of notes. */
export function linterSteps(tree: SetupTree): readonly SetupStep[] {
	return [...eslintSteps(tree), ...markdownlintSteps(tree)];
}

/** A flat configuration is a program: what to add is said, not written. Only those that lint Markdown meet notes. */
function eslintSteps(tree: SetupTree): readonly SetupStep[] {
	return [...tree].flatMap(([path, source]): readonly SetupStep[] =>
		/^eslint\.config\.\w+$/.test(baseName(path)) &&
		/markdown/i.test(source) &&
		!source.includes(".tacit")
			? [
					{
						kind: "by-hand",
						id: `eslint:${path}`,
						path,
						title: msg`Keep ESLint from linting notes`,
						reason: msg`This configuration lints Markdown; add an entry of its own to the list.`,
						text: '{ ignores: ["**/.tacit/"] },',
					},
				]
			: [],
	);
}

function markdownlintSteps(tree: SetupTree): readonly SetupStep[] {
	const second = [...tree.keys()].filter((path) =>
		/^\.markdownlint-cli2\.\w+$/.test(baseName(path)),
	);
	const ignores = [...tree.keys()].filter(
		(path) => baseName(path) === ".markdownlintignore",
	);
	const steps = [
		...second.flatMap((path) => secondSteps(tree, path)),
		...ignores.flatMap((path) => firstSteps(tree, path)),
	];
	if (second.length + ignores.length > 0) return steps;
	const manifest = manifestIn(tree, repoRoot);
	const runs = [...tree].filter(
		([path]) =>
			path === ".pre-commit-config.yaml" ||
			path.startsWith(".github/workflows/"),
	);
	const mentions = (pattern: RegExp) =>
		runs.some(([, text]) => pattern.test(text));
	if (dependsOn(manifest, "markdownlint-cli2") || mentions(/markdownlint-cli2/))
		return secondSteps(
			tree,
			manifest?.["markdownlint-cli2"] === undefined
				? fileIn(repoRoot, ".markdownlint-cli2.jsonc")
				: fileIn(repoRoot, "package.json"),
		);
	const isConfigured = foldersWith(tree, (name) =>
		/^\.markdownlint(?:rc|\.\w+)$/.test(name),
	).includes(repoRoot);
	return isConfigured ||
		dependsOn(manifest, "markdownlint-cli") ||
		mentions(/markdownlint-cli\b(?!2)/)
		? firstSteps(tree, fileIn(repoRoot, ".markdownlintignore"))
		: [];
}

const title = msg`Keep markdownlint from complaining of notes`;

function firstSteps(tree: SetupTree, path: RepoPath): readonly SetupStep[] {
	return ignoreLines(tree, {
		id: `markdownlint:${path}`,
		path,
		title,
		reason: msg`Notes follow their own form, not the style of the documentation.`,
		lines: [".tacit/"],
	});
}

function secondSteps(tree: SetupTree, path: RepoPath): readonly SetupStep[] {
	const before = tree.get(path);
	const about = {
		id: `markdownlint-cli2:${path}`,
		path,
		title,
		reason: msg`Notes follow their own form, not the style of the documentation.`,
	};
	const after =
		before === undefined
			? `{\n\t${member("ignores", madeLists.excludes.made)}\n}\n`
			: withExclusion(path, before);
	if (after === before) return [];
	if (after !== undefined) return [{ kind: "edit", ...about, before, after }];
	return before?.includes(".tacit")
		? []
		: [{ kind: "by-hand", ...about, text: member("ignores", [everyNote]) }];
}

function withExclusion(path: RepoPath, source: string): string | undefined {
	if (folderOf(path) === repoRoot && baseName(path) === "package.json")
		return undefined;
	if (path.endsWith(".jsonc")) return withJsonExclusion(source, "ignores");
	return /\.ya?ml$/.test(path)
		? withYamlExclusion(source, "ignores")
		: undefined;
}
