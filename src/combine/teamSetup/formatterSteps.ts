import { msg } from "../../core/message.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	repoRoot,
} from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import { member, withJsonExclusion, withPattern } from "./listEdit.ts";
import { everyNote, madeLists, noNotes } from "./notesPattern.ts";
import { readJson } from "./readJson.ts";
import type { SetupStep } from "./setupStep.ts";
import {
	dependsOn,
	fileIn,
	foldersWith,
	manifestIn,
	type SetupTree,
} from "./setupTree.ts";
import { memberOf } from "./sourceNode.ts";
import { appendItem } from "./spliceItems.ts";

/** What keeps Prettier, Biome and dprint from rewriting notes. */
export function formatterSteps(tree: SetupTree): readonly SetupStep[] {
	return [...prettierSteps(tree), ...biomeSteps(tree), ...dprintSteps(tree)];
}

function prettierSteps(tree: SetupTree): readonly SetupStep[] {
	const usesPrettier = (folder: RepoPath) => {
		const manifest = manifestIn(tree, folder);
		return (
			dependsOn(manifest, "prettier") || manifest?.["prettier"] !== undefined
		);
	};
	const folders = new Set(
		foldersWith(tree, (name) => name === ".prettierignore"),
	);
	const configured = foldersWith(tree, (name) =>
		/^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.\w+)$/.test(name),
	);
	if (configured.includes(repoRoot) || usesPrettier(repoRoot))
		folders.add(repoRoot);
	else
		for (const folder of foldersWith(tree, (name) => name === "package.json"))
			if (usesPrettier(folder)) folders.add(folder);
	return [...folders].sort().flatMap((folder) => {
		const path = fileIn(folder, ".prettierignore");
		return ignoreLines(tree, {
			id: `prettier:${path}`,
			path,
			title: msg`Keep Prettier from rewriting notes`,
			reason: msg`Prettier formats Markdown, the quoted code in it included; each note would turn up in somebody’s diff.`,
			lines: [".tacit/"],
		});
	});
}

function biomeSteps(tree: SetupTree): readonly SetupStep[] {
	return named(tree, /^\.?biome\.jsonc?$/).flatMap((path) => {
		const before = tree.get(path) ?? "";
		const about = {
			id: `biome:${path}`,
			path,
			title: msg`Keep Biome from rewriting notes`,
			reason: msg`Biome formats Markdown and takes the lines at a note’s head for a heading: the note is no note afterwards.`,
		};
		const after = withBiomeExclusion(before);
		if (after === before) return [];
		return after === undefined
			? [byHand(about, `"files": { ${member("includes", ["**", noNotes])} }`)]
			: [{ kind: "edit", ...about, before, after }];
	});
}

/** Biome 2 has `files.includes` with `!` patterns, Biome 1 had `files.ignore`. */
function withBiomeExclusion(source: string): string | undefined {
	const root = readJson(source);
	if (root?.type !== "object") return undefined;
	const files = memberOf(root, "files");
	const includes = memberOf(files, "includes");
	if (includes) return withPattern(source, includes, noNotes, "json");
	const ignore = memberOf(files, "ignore");
	if (ignore) return withPattern(source, ignore, everyNote, "json");
	const isFirst = /\/schemas\/1\./.test(memberOf(root, "$schema")?.value ?? "");
	const lists = isFirst ? madeLists.ignore : madeLists.includes;
	const key = isFirst ? "ignore" : "includes";
	if (files && files.type !== "object") return undefined;
	return files
		? appendItem(source, files, member(key, lists.made), "json")
		: appendItem(
				source,
				root,
				`"files": { ${member(key, lists.madeWithParent)} }`,
				"json",
			);
}

function dprintSteps(tree: SetupTree): readonly SetupStep[] {
	return named(tree, /^\.?dprint\.jsonc?$/).flatMap((path) => {
		const before = tree.get(path) ?? "";
		const about = {
			id: `dprint:${path}`,
			path,
			title: msg`Keep dprint from rewriting notes`,
			reason: msg`dprint formats Markdown where it has the plugin for it.`,
		};
		const after = withJsonExclusion(before, "excludes");
		if (after === before) return [];
		return after === undefined
			? [byHand(about, member("excludes", [everyNote]))]
			: [{ kind: "edit", ...about, before, after }];
	});
}

function byHand(
	about: Pick<SetupStep, "id" | "path" | "title" | "reason">,
	text: string,
): SetupStep {
	return { kind: "by-hand", ...about, text };
}

function named(tree: SetupTree, name: RegExp): readonly RepoPath[] {
	return foldersWith(tree, (each) => name.test(each)).flatMap((folder) =>
		[...tree.keys()].filter(
			(path) => folderOf(path) === folder && name.test(baseName(path)),
		),
	);
}
