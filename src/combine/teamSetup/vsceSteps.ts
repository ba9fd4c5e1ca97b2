import { msg } from "../../core/message.ts";
import { ignoreLines } from "./ignoreLines.ts";
import { isExtension } from "./npmSteps.ts";
import type { SetupStep } from "./setupStep.ts";
import {
	fileIn,
	foldersWith,
	manifestIn,
	type SetupTree,
} from "./setupTree.ts";

/** What keeps notes out of the packages of VS Code extensions. */
export function vsceSteps(tree: SetupTree): readonly SetupStep[] {
	return foldersWith(
		tree,
		(name) => name === "package.json" || name === ".vscodeignore",
	).flatMap((folder) => {
		const path = fileIn(folder, ".vscodeignore");
		const manifest = manifestIn(tree, folder);
		const isMade =
			tree.has(path) ||
			(isExtension(manifest) && !Array.isArray(manifest?.["files"]));
		return isMade
			? ignoreLines(tree, {
					id: `vsce:${path}`,
					path,
					title: msg`Keep notes out of the extension’s package`,
					reason: msg`vsce packs every file that .vscodeignore does not name.`,
					lines: ["**/.tacit/**"],
				})
			: [];
	});
}
