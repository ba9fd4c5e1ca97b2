import { l10n } from "vscode";
import type { Knower } from "../../core/knower.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import type { FoundReason } from "../../externalize/found/rankReasons.ts";
import { ageOf } from "../../internalize/age.ts";
import { ageWord } from "../words.ts";

/** The icon of what a reason was found in: the id of a codicon. */
export function foundIcon({ source }: FoundReason): string {
	switch (source.type) {
		case "commit":
			return "git-commit";
		case "comment":
			return "comment";
		case "record":
			return "law";
	}
}

/** Where a reason was found, whose it is and how old: plain text. */
export function foundWord({ source }: FoundReason): string {
	switch (source.type) {
		case "commit": {
			const { author, date } = source.commit;
			const age = ageOf(date, Date.now());
			return [visibleText(author.name), age && ageWord(age)]
				.filter((part) => part)
				.join(", ");
		}
		case "comment":
			return l10n.t("comment, line {0}", source.lines.start);
		case "record":
			return source.path;
	}
}

/** Whom to ask, plain text; `undefined` where nobody is known to be here. */
export function knowersWord(knowers: readonly Knower[]): string | undefined {
	if (knowers.length === 0) return undefined;
	return l10n.t(
		"May know: {0}",
		knowers
			.map(({ person, lastSeen }) => {
				const age = ageOf(lastSeen, Date.now());
				const name = visibleText(person.name);
				return age ? l10n.t("{0} (last here {1})", name, ageWord(age)) : name;
			})
			.join(", "),
	);
}
