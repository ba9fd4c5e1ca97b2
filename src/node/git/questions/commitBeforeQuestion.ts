import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { hashLines } from "./hashLines.ts";

/** Asks where HEAD's branch stood at a time (milliseconds since 1970-01-01 UTC), along first parents: what was merged later came later. */
export function commitBeforeQuestion(
	at: number,
): GitQuestion<string | undefined> {
	return {
		purpose: msg`tell what was committed last before a day`,
		commands: [
			...["rev-list", "--max-count=1", "--first-parent"],
			...[`--min-age=${Math.floor(at / 1000)}`, "HEAD", "--"],
		],
		parse: (output) => hashLines(output)[0],
	};
}
