import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { baseName, repoRoot } from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import type { SetupStep } from "./setupStep.ts";
import { fileIn, foldersWith, type SetupTree } from "./setupTree.ts";

/** What keeps notes out of container images and Helm charts. */
export function imageSteps(tree: SetupTree): readonly SetupStep[] {
	return [...containerSteps(tree), ...helmSteps(tree)];
}

function containerSteps(tree: SetupTree): readonly SetupStep[] {
	const ignores = [...tree.keys()].filter((path) =>
		/(?:^|\.)(?:docker|container)ignore$/.test(baseName(path)),
	);
	const isBuilt = [...tree.keys()].some(
		(path) =>
			/^(?:Dockerfile|Containerfile)(?:\.|$)|\.(?:Dockerfile|Containerfile)$/.test(
				baseName(path),
			) && !path.endsWith(".dockerignore"),
	);
	const hasRoot = ignores.some((path) =>
		/^\.(?:docker|container)ignore$/.test(path),
	);
	const paths: readonly RepoPath[] =
		isBuilt && !hasRoot
			? [fileIn(repoRoot, ".dockerignore"), ...ignores]
			: ignores;
	return paths.flatMap((path) =>
		ignoreLines(tree, {
			id: `docker:${path}`,
			path,
			title: msg`Keep notes out of container images`,
			reason: msg`\`COPY .\` takes notes along, and a note written would build the image anew.`,
			lines: ["**/.tacit"],
			isSettledBy: (line) =>
				/^!?(?:\/?\*\*\/)\.tacit(?:\/|$)/.test(line.trim()),
		}),
	);
}

function helmSteps(tree: SetupTree): readonly SetupStep[] {
	return foldersWith(tree, (name) => name === "Chart.yaml").flatMap(
		(folder) => {
			const path = fileIn(folder, ".helmignore");
			return ignoreLines(tree, {
				id: `helm:${path}`,
				path,
				title: msg`Keep notes out of the Helm chart`,
				reason: msg`helm packs every file in the chart’s folder.`,
				lines: [".tacit/"],
			});
		},
	);
}
