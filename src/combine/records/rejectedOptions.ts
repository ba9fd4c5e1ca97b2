import { ownCopy } from "../../core/ownCopy.ts";
import { chosenOption, likestTo } from "./chosenOption.ts";
import type { RejectedOption } from "./decisionRecord.ts";
import {
	headedOptions,
	mostOptions,
	type Option,
	optionsOf,
} from "./recordOption.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordText } from "./recordText.ts";

/**
 * The options that were not taken. Where the record does not tell which of them was, none is said to be rejected;
 * a list that is one of rejected options by its heading is taken as it is.
 */
export function rejectedOptions(
	text: RecordText,
	sections: readonly RoleSection[],
): RejectedOption[] {
	const decision = sections.find(({ role }) => role === "decision");
	const against = argumentsAgainst(text, sections);
	const withReason = (option: Option): RejectedOption => ({
		title: ownCopy(option.title),
		reason: option.reason ?? against(option),
	});
	const found: RejectedOption[] = [];
	for (const section of sections) {
		if (section.role !== "options" && section.role !== "rejected") continue;
		const options = optionsOf(text, section);
		const chosen = chosenOption(text, decision, options);
		if (chosen === undefined && section.role === "options") continue;
		found.push(
			...options.filter((option) => option !== chosen).map(withReason),
		);
	}
	if (found.length > 0) return found.slice(0, mostOptions);
	// Some records have the options in their arguments only.
	const pros = sections.find(({ role }) => role === "arguments");
	if (!pros || sections.some(({ role }) => role === "options")) return [];
	const options = headedOptions(text, pros);
	const chosen = chosenOption(text, decision, options);
	return chosen === undefined
		? []
		: options.filter((option) => option !== chosen).map(withReason);
}

/** Looks up what is said against an option under the heading most like its name. */
function argumentsAgainst(
	text: RecordText,
	sections: readonly RoleSection[],
): (option: Option) => string | undefined {
	const pros = sections.find(({ role }) => role === "arguments");
	if (!pros) return () => undefined;
	const options = headedOptions(text, pros);
	return ({ words }) => likestTo(words, options)?.reason;
}
