import { english } from "../../../core/message.ts";
import type { CheckFinding } from "../checkFinding.ts";
import { whomToAsk } from "../whomToAsk.ts";

/** What a finding says, what to do, and whom to ask, in English: one to three sentences. */
export function sentencesOf(finding: CheckFinding): readonly string[] {
	const { said, todo } = finding;
	return [said, todo, whomToAsk(finding)].flatMap((each) =>
		each ? [english(each)] : [],
	);
}
