import type { CheckFinding } from "../../../combine/check/checkFinding.ts";
import type { Message } from "../../../core/message.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** What a change that is under way means for what is known. */
export interface TouchedChange {
	readonly of: "work-tree" | "branch";
	/** The branch or commit that a branch is compared with, as people know it; `undefined` for the work tree. */
	readonly base: string | undefined;
	/** What matters most first; of a branch without what is told of the work tree. */
	readonly findings: readonly CheckFinding[];
}

/** The changes of a repository. */
export interface TouchedRepository {
	readonly repository: OpenRepository;
	readonly changes: readonly TouchedChange[];
	/** Why the branch could not be compared, where somebody named what with. */
	readonly failure: Message | undefined;
}

/** One finding in the repository that it is of. */
export interface TouchedFinding {
	readonly repository: OpenRepository;
	readonly finding: CheckFinding;
}
