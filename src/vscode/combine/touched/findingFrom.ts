import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { TouchedFinding, TouchedRepository } from "./touchedChange.ts";

/**
 * The finding that a command was given: a row of the view, or the repository's root with the finding's code and id. Throws
 * `bad-argument` for one that is not told any more.
 */
export function findingFrom(
	[first, code, id]: readonly unknown[],
	all: readonly TouchedRepository[],
): TouchedFinding {
	if (typeof first === "object" && first !== null && "finding" in first)
		return first as TouchedFinding;
	for (const { repository, changes } of all) {
		if (repository.root.toString() !== first) continue;
		const finding = changes
			.flatMap(({ findings }) => findings)
			.find((each) => each.code === code && each.id === id);
		if (finding) return { repository, finding };
	}
	throw settled();
}

/** What is told of a finding that is there no more. */
export function settled(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`That is settled by now, or was taken back.`,
	);
}
