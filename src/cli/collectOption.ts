import { InvalidArgumentError } from "commander";

/** Reads an option that may be given several times. */
export function collectTexts(
	text: string,
	before: readonly string[] = [],
): readonly string[] {
	return [...before, text];
}

/** Reads an option that takes one or several of `choices`, with commas between, and may be given several times. */
export function collectChoices(
	choices: readonly string[],
): (text: string, before?: readonly string[]) => readonly string[] {
	return (text, before = []) => {
		const given = text.split(",").map((each) => each.trim());
		const unknown = given.find((each) => !choices.includes(each));
		if (unknown !== undefined)
			throw new InvalidArgumentError(
				`“${unknown}” is none of ${choices.join(", ")}.`,
			);
		return [...before, ...given];
	};
}
