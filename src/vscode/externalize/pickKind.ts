import { l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { type NoteKind, noteKinds } from "../../core/note.ts";
import { kindHelp, kindIcon, kindWord } from "../words.ts";

interface KindItem extends QuickPickItem {
	readonly noteKind: NoteKind;
}

/** Asks what a note is about; `undefined` when the person leaves it. The present kind stands first in focus. */
export async function pickKind(
	present: NoteKind,
): Promise<NoteKind | undefined> {
	const items = noteKinds.map(
		(kind): KindItem => ({
			noteKind: kind,
			label: kindWord(kind),
			iconPath: new ThemeIcon(kindIcon(kind)),
			description: kind === present ? l10n.t("as now") : "",
			detail: kindHelp(kind),
		}),
	);
	const sorted = [
		...items.filter(({ noteKind }) => noteKind === present),
		...items.filter(({ noteKind }) => noteKind !== present),
	];
	const picked = await window.showQuickPick(sorted, {
		title: l10n.t("What is the note about?"),
		matchOnDetail: true,
	});
	return picked?.noteKind;
}
