import { msg } from "../../core/message.ts";
import { canTakeNotes, everyNote, noNotes } from "./notesPattern.ts";
import { entryAt, readToml, type TomlSource } from "./readToml.ts";
import type { SetupStep } from "./setupStep.ts";
import { fileIn, foldersWith, type SetupTree } from "./setupTree.ts";
import { type SourceNode, stringsOf } from "./sourceNode.ts";
import { excludeLine, withTomlExclusion, withTomlPattern } from "./tomlList.ts";

/** What keeps notes out of crates; a list that crates inherit is edited where it stands. */
export function cargoSteps(tree: SetupTree): readonly SetupStep[] {
	return foldersWith(tree, (name) => name === "Cargo.toml").flatMap(
		(folder): readonly SetupStep[] => {
			const path = fileIn(folder, "Cargo.toml");
			const before = tree.get(path);
			const toml = before === undefined ? undefined : readToml(before);
			if (before === undefined || !toml) return [];
			const about = {
				id: `cargo:${path}`,
				path,
				title: msg`Keep notes out of the crate`,
				reason: msg`cargo packs every file that git does not ignore.`,
			};
			const after = withCrate(withShared(before, toml), toml);
			if (after === before) return [];
			return after === undefined
				? [{ kind: "by-hand", ...about, text: `[package]\n${excludeLine}` }]
				: [{ kind: "edit", ...about, before, after }];
		},
	);
}

/** Lists under `[workspace.package]`, for the crates that inherit them. */
function withShared(source: string, toml: TomlSource): string | undefined {
	const shared = ["workspace", "package"];
	const patterns = stringsOf(entryAt(toml, ...shared, "include"));
	const excluded = withTomlPattern(source, [...shared, "exclude"], everyNote);
	return excluded !== undefined && patterns && canTakeNotes(patterns, undefined)
		? withTomlPattern(excluded, [...shared, "include"], noNotes)
		: excluded;
}

function withCrate(
	source: string | undefined,
	toml: TomlSource,
): string | undefined {
	const isCrate = toml.entries.some(({ path }) => path[0] === "package");
	const publish = entryAt(toml, "package", "publish");
	if (source === undefined || !isCrate || textOf(source, publish) === "false")
		return source;
	if (isInherited(toml, "include") || isInherited(toml, "exclude"))
		return source;
	const include = entryAt(toml, "package", "include");
	if (!include) return withTomlExclusion(source, ["package"]);
	return canTakeNotes(stringsOf(include) ?? [], undefined)
		? withTomlPattern(source, ["package", "include"], noNotes)
		: source;
}

function isInherited(toml: TomlSource, key: string): boolean {
	return (
		entryAt(toml, "package", key, "workspace") !== undefined ||
		entryAt(toml, "package", key)?.type === "object"
	);
}

function textOf(
	source: string,
	node: SourceNode | undefined,
): string | undefined {
	return node && source.slice(node.start, node.end);
}
