import { l10n } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { newcomerDays } from "../../internalize/spiral/newcomer.ts";
import type { CommittedNote, Spiral } from "../../internalize/spiral/spiral.ts";
import { kindWord } from "../words.ts";

/** What people call a file or folder that is asked about. */
export function areaName(area: RepoPath): string {
	return area === repoRoot ? l10n.t("the whole repository") : area;
}

/** What became of the questions of an area, as a text of lines. */
export function spiralText(
	{ open, answered, became, newcomers }: Spiral,
	area: RepoPath,
): string {
	const titled = ({ head }: CommittedNote) =>
		visibleText(plainTitle(head.title));
	const lines = [
		l10n.t("What became of questions in {0}", areaName(area)),
		"",
		l10n.t("Open: {0}", open.length),
		...open.map(
			({ note, days }) =>
				`  ${titled(note)}${days === undefined ? "" : ` · ${daysWord(days)}`}`,
		),
		"",
		l10n.t("Answered: {0}", answered),
		l10n.t("Answers that became notes: {0}", became.length),
		...became.flatMap(({ question, note }) => [
			`  ${kindWord(note.head.kind)}: ${titled(note)}`,
			`    ${l10n.t("from: {0}", titled(question))}`,
		]),
		"",
	];
	if (!newcomers)
		return [
			...lines,
			l10n.t("This clone is shallow: it does not tell who was new."),
			"",
		].join("\n");
	return [
		...lines,
		l10n.t("Notes that newcomers wrote: {0}", newcomers.wrote.length),
		...newcomers.wrote.map((note) => `  ${titled(note)}`),
		l10n.t(
			"Notes of others that newcomers improved: {0}",
			newcomers.improved.length,
		),
		...newcomers.improved.map((note) => `  ${titled(note)}`),
		"",
		l10n.t(
			"From committed files alone, without names. Somebody is new for {0} days after their first commit, in a repository that was older than that by then.",
			newcomerDays,
		),
		"",
	].join("\n");
}

function daysWord(days: number): string {
	if (days === 0) return l10n.t("since today");
	return days === 1 ? l10n.t("for 1 day") : l10n.t("for {0} days", days);
}
