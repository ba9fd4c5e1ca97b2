import type { LogSettings, TeamConfig } from "../../core/config.ts";
import { attributesSteps } from "./attributesSteps.ts";
import { formatterSteps } from "./formatterSteps.ts";
import { imageSteps } from "./imageSteps.ts";
import { linterSteps } from "./linterSteps.ts";
import { ownFileSteps } from "./ownFileSteps.ts";
import { packageSteps } from "./packageSteps.ts";
import { reviewSteps } from "./reviewSteps.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";

/**
 * What the team's set-up would write into the repository: Tacit's own two files, lines that keep notes out of
 * the tools that the tree shows to be in use, and what git is told of them. Empty when nothing is left to do. `wanted` says what
 * `.tacit/config.yaml` is to settle; what it leaves out stays as it is there, and is the default in a new one. `log`: the
 * settings that hold for the log, wherever they come from.
 */
export function planTeamSetup(
	tree: SetupTree,
	wanted: Partial<TeamConfig>,
	log: LogSettings,
): readonly SetupStep[] {
	return [
		...ownFileSteps(tree, wanted),
		...packageSteps(tree),
		...formatterSteps(tree),
		...linterSteps(tree),
		...imageSteps(tree),
		...reviewSteps(tree),
		...attributesSteps(tree, log),
	];
}
