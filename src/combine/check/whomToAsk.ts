import { type Message, msg } from "../../core/message.ts";
import { type CheckFinding, personalCodes } from "./checkFinding.ts";

/** Whom to ask about a finding that only a person can settle: whom the note names, then the owners of its code. */
export function whomToAsk({
	code,
	note,
	owners,
}: Pick<CheckFinding, "code" | "note" | "owners">): Message | undefined {
	if (!personalCodes.has(code)) return undefined;
	const people = (note?.by ?? []).map(({ name }) => name).join(", ");
	const owning = owners.join(", ");
	if (owning === "") return people === "" ? undefined : msg`Ask ${people}.`;
	return people === ""
		? msg`Ask the owners of the code: ${owning}`
		: msg`Ask ${people}, or the owners of the code: ${owning}`;
}
