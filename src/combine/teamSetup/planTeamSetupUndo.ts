import { configPath } from "../../core/config.ts";
import { msg } from "../../core/message.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { isAsWritten, readmePath } from "./ownFileSteps.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";
import { withoutBlocks } from "./withoutBlocks.ts";
import { withoutPatterns } from "./withoutPatterns.ts";

/**
 * What takes the team's set-up back: exactly what Tacit wrote goes, what others wrote around it since stays to the
 * byte. Files that Tacit made are removed where nobody changed them. Notes stay.
 */
export function planTeamSetupUndo(tree: SetupTree): readonly SetupStep[] {
	return [...tree]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([path, before]) => stepFor(path, before));
}

function stepFor(path: RepoPath, before: string): readonly SetupStep[] {
	const id = `undo:${path}`;
	const isOwnFile = path === configPath || path === readmePath;
	if (isOwnFile && isAsWritten(path, before))
		return [
			{
				kind: "edit",
				id,
				path,
				title: msg`Remove the file`,
				reason: msg`Tacit made it, and nobody changed it since.`,
				before,
				after: undefined,
			},
		];
	const after = withoutSetup(path, before);
	if (after === before)
		return isOwnFile
			? [
					{
						kind: "by-hand",
						id,
						path,
						title: msg`Keep the file`,
						reason: msg`Somebody changed it since; remove it yourself if nobody needs it.`,
						text: "",
					},
				]
			: [];
	return [
		{
			kind: "edit",
			id,
			path,
			title:
				after === undefined ? msg`Remove the file` : msg`Remove Tacit’s lines`,
			reason:
				after === undefined
					? msg`Tacit made it, and there is nothing else in it.`
					: msg`What stands around them stays as it is.`,
			before,
			after,
		},
	];
}

function withoutSetup(path: RepoPath, text: string): string | undefined {
	const rest = withoutBlocks(path, text);
	return rest === undefined ? undefined : withoutPatterns(baseName(path), rest);
}
