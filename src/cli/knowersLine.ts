import type { Knower } from "../core/knower.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { ageOf } from "../internalize/age.ts";
import { shownLine } from "./terminal.ts";
import { ageWord } from "./words.ts";

/** Whom to ask, and when they were here last, in one line. */
export function knowersLine(knowers: readonly Knower[]): string {
	return `May know: ${shownLine(
		knowers
			.map(({ person, lastSeen }) => {
				const age = ageOf(lastSeen, Date.now());
				const name = visibleText(person.name);
				return age ? `${name} (last here ${ageWord(age)})` : name;
			})
			.join(", "),
	)}`;
}
