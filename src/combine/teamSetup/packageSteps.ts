import { cargoSteps } from "./cargoSteps.ts";
import { npmSteps } from "./npmSteps.ts";
import { pythonSteps } from "./pythonSteps.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";
import { vsceSteps } from "./vsceSteps.ts";

/** What keeps notes out of what is shipped to users: packages of npm, VS Code, Python and Rust. */
export function packageSteps(tree: SetupTree): readonly SetupStep[] {
	return [
		...npmSteps(tree),
		...vsceSteps(tree),
		...pythonSteps(tree),
		...cargoSteps(tree),
	];
}
