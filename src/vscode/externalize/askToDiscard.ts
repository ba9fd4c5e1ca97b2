import { l10n, window } from "vscode";

/** Asks whether words that somebody wrote may be thrown away. */
export async function askToDiscard(): Promise<boolean> {
	const discard = l10n.t("Discard");
	const answer = await window.showWarningMessage(
		l10n.t("Discard what you have written?"),
		{ modal: true },
		discard,
	);
	return answer === discard;
}
