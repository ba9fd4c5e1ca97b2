import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** One step of a branch (or of HEAD). */
export interface RefMove {
	/** In full, `refs/heads/notes`, or `HEAD`. */
	readonly ref: string;
	/** The commit it must stand at; `undefined`: it must not exist. */
	readonly from: string | undefined;
	readonly to: string;
	/** For the reflog. */
	readonly reason: string;
}

/** Moves a branch, unless somebody else has moved it. */
export function moveRefOrder(move: RefMove): GitQuestion<void> {
	return {
		purpose: msg`move the branch`,
		commands: [
			"update-ref",
			"-m",
			move.reason,
			"--",
			move.ref,
			move.to,
			move.from ?? "",
		],
		parse: () => undefined,
	};
}
