import {
	Disposable,
	l10n,
	MarkdownString,
	StatusBarAlignment,
	window,
} from "vscode";
import { commandIds } from "../../commandIds.ts";
import { countWord } from "./forYouView.ts";
import type { WaitingQuestions } from "./waitingQuestions.ts";

/** Tacit's one item in the status bar: how many questions wait. It is there while any does. */
export function registerStatusCount(waiting: WaitingQuestions): Disposable {
	const item = window.createStatusBarItem(
		"tacit.questions",
		StatusBarAlignment.Right,
		90,
	);
	item.name = l10n.t("Tacit: Questions That Wait");
	item.command = commandIds.forYou;
	const tooltip = (count: number) => {
		const text = new MarkdownString(
			[
				countWord(count),
				`[${l10n.t("Quiet for an hour")}](command:${commandIds.hushHour}) · [${l10n.t("Until tomorrow")}](command:${commandIds.hushDay})`,
			].join("\n\n"),
		);
		text.isTrusted = {
			enabledCommands: [commandIds.hushHour, commandIds.hushDay],
		};
		return text;
	};
	const show = () => {
		const count = waiting.all().length;
		if (count === 0) {
			item.hide();
			return;
		}
		item.text = `$(comment-discussion) ${count}`;
		item.tooltip = tooltip(count);
		item.accessibilityInformation = { label: countWord(count) };
		item.show();
	};
	show();
	return Disposable.from(item, waiting.onDidChange(show));
}
