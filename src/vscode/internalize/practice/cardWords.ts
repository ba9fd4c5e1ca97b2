import { l10n } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import type { FoundLines } from "../../../internalize/practice/judgeFind.ts";
import type { UnclearSigns } from "../../../internalize/practice/unclearSigns.ts";
import type { PracticeCard } from "../../../tacit/practice/practiceCard.ts";
import { kindWord } from "../../words.ts";

/** `Decision by Grace Hopper: Refresh early`. */
export function noteWord({ note: { head } }: PracticeCard): string {
	const people = visibleText(head.by.map(({ name }) => name).join(", "));
	return people === ""
		? kindWord(head.kind)
		: l10n.t("{0} by {1}", kindWord(head.kind), people);
}

/** A note’s title as plain text. */
export function titleOf({ note }: PracticeCard): string {
	return plainTitle(note.head.title);
}

/** How well lines that were pointed at fit. */
export function foundWord({ verdict, share, away }: FoundLines): string {
	switch (verdict) {
		case "found":
			return l10n.t(
				"Found: {0} % of the lines are in both.",
				Math.round(share * 100),
			);
		case "near":
			return l10n.t("Near.");
		case "missed":
			return away === 0
				? l10n.t("Too much: it is about less.")
				: l10n.t("Elsewhere, {0} lines away.", away);
	}
}

/** What speaks for it that a note is not clear, in sentences. */
export function signsWord({ said, failed, questions }: UnclearSigns): string {
	return [
		...(said > 0 ? [l10n.t("You said that this is unclear.")] : []),
		...(failed > 1
			? [l10n.t("You did not know it {0} times in a row.", failed)]
			: []),
		...(questions === 1
			? [l10n.t("1 question was asked about it here.")]
			: questions > 1
				? [l10n.t("{0} questions were asked about it here.", questions)]
				: []),
		l10n.t("The note may be at fault."),
	].join(" ");
}
