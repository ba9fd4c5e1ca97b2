import { l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { baseName } from "../../../core/repoPath.ts";
import { momentIcon } from "./momentWords.ts";
import type { Waiting } from "./waitingQuestions.ts";

interface QuestionItem extends QuickPickItem {
	readonly waiting: Waiting;
}

/** Lets somebody choose one of the questions that wait; `undefined` where they chose none, or none waits. */
export async function pickQuestion(
	all: readonly Waiting[],
): Promise<Waiting | undefined> {
	const items = all.map((waiting): QuestionItem => {
		if (waiting.type === "moment") {
			const { question } = waiting;
			return {
				waiting,
				label: visibleText(translated(question.question, l10n.t)),
				description: visibleText(baseName(question.path)),
				iconPath: new ThemeIcon(momentIcon(question.kind)),
			};
		}
		const { head } = waiting.note;
		return {
			waiting,
			label: plainTitle(head.title),
			description: visibleText(head.by.map(({ name }) => name).join(", ")),
			iconPath: new ThemeIcon("question"),
		};
	});
	if (items.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) No question waits for you."),
			5000,
		);
		return undefined;
	}
	const chosen = await window.showQuickPick(items, {
		title: l10n.t("Which question?"),
		matchOnDescription: true,
	});
	return chosen?.waiting;
}
