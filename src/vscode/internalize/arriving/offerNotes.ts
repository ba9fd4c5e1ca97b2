import { commands, l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { commandIds } from "../../commandIds.ts";
import type { NoteRef } from "../../noteRef.ts";
import { settings } from "../../settings.ts";
import { kindIcon, kindWord } from "../../words.ts";

/** Offers notes to somebody who begins to change something there; a notification that is left alone goes by itself. */
export async function offerNotes(
	notes: readonly NoteRef[],
	area: RepoPath,
): Promise<void> {
	const buttons = {
		show: l10n.t("Show Them"),
		later: l10n.t("Not Now"),
		never: l10n.t("Never"),
	};
	const place = visibleText(area);
	const pressed = await window.showInformationMessage(
		notes.length === 1
			? l10n.t("You are new to {0}: one note matters most there.", place)
			: l10n.t(
					"You are new to {0}: {1} notes matter most there.",
					place,
					notes.length,
				),
		...Object.values(buttons),
	);
	if (pressed === buttons.show) await pickNote(notes, area);
	else if (pressed === buttons.never) await settings.stopNoticingArrival();
}

interface NoteItem extends QuickPickItem {
	readonly ref: NoteRef;
}

/** Lists notes, the first to be read first; the one that somebody chooses is shown at its lines, with what it says. */
export async function pickNote(
	notes: readonly NoteRef[],
	area: RepoPath,
): Promise<void> {
	const chosen = await window.showQuickPick(
		notes.map(({ repository, note }): NoteItem => {
			const { head } = note;
			return {
				ref: { repository, note },
				label: plainTitle(head.title),
				description: kindWord(head.kind),
				detail: visibleText(
					[head.by.map(({ name }) => name).join(", "), head.anchors[0]?.path]
						.filter(Boolean)
						.join(" · "),
				),
				iconPath: new ThemeIcon(kindIcon(head.kind)),
			};
		}),
		{
			title: l10n.t("What matters most in {0}", visibleText(area)),
			placeHolder: l10n.t("Enter shows it at its code"),
			matchOnDetail: true,
		},
	);
	if (!chosen) return;
	await commands.executeCommand(commandIds.showNote, chosen.ref);
	await commands.executeCommand("editor.action.showHover", {
		focus: "focusIfVisible",
	});
}
