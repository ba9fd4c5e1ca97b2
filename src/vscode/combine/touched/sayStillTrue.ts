import { l10n, TabInputTextDiff, Uri, window, workspace } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import { comparedSchemes } from "../../codeDocuments.ts";
import { confirmAt } from "../../externalize/confirmAt.ts";
import { codeAt, showSinceNote } from "../../internalize/showSinceNote.ts";
import { noteFrom } from "../../noteFrom.ts";
import type { TouchedParts } from "./registerTouched.ts";
import { touchedNote } from "./touchedNote.ts";

/**
 * Confirms the one note whose code is being compared with what it was; `given` is the comparison's right side, else that of the
 * active tab. Code that changed since it was shown is shown anew, and nothing is confirmed.
 */
export async function sayStillTrue(
	given: unknown,
	{
		repositories,
		places,
		codes,
	}: Pick<TouchedParts, "repositories" | "places" | "codes">,
): Promise<void> {
	const uri = given instanceof Uri ? given : activeRight();
	const ref =
		uri?.scheme === comparedSchemes.changed
			? noteFrom(repositories, [uri])
			: undefined;
	if (!uri || !ref)
		throw new TacitError(
			"bad-argument",
			msg`Look first at what changed: open the comparison of a note's code of then and now.`,
		);
	const place = await touchedNote(ref, places);
	if (!place)
		throw new TacitError(
			"bad-argument",
			msg`The code of this note is not where it was. Close this, and see where it went.`,
		);
	const shown = await workspace.openTextDocument(uri);
	if (sameEnds(shown.getText()) !== sameEnds(codeAt(place))) {
		await showSinceNote(place, codes);
		void window.showWarningMessage(
			l10n.t(
				"The code changed since it was shown. It is shown as it stands now: look at it once more.",
			),
		);
		return;
	}
	await confirmAt(ref, places);
	await closeTab(uri);
}

/** A document of ours may have other line ends than the file. */
function sameEnds(text: string): string {
	return text.replaceAll("\r\n", "\n");
}

function activeRight(): Uri | undefined {
	const input = window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof TabInputTextDiff ? input.modified : undefined;
}

async function closeTab(uri: Uri): Promise<void> {
	const tabs = window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(
			({ input }) =>
				input instanceof TabInputTextDiff &&
				input.modified.toString() === uri.toString(),
		);
	if (tabs.length > 0) await window.tabGroups.close(tabs);
}
