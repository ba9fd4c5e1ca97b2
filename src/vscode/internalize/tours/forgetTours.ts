import { l10n, window } from "vscode";
import type { Repositories } from "../../repositories.ts";

/** Asks, and then forgets how far somebody has come in the tours of all repositories that are open. */
export async function forgetTours(repositories: Repositories): Promise<void> {
	const forget = l10n.t("Forget It");
	const answer = await window.showWarningMessage(
		l10n.t("Forget how far you came in the tours of this window?"),
		{
			modal: true,
			detail: l10n.t(
				"It is kept on this machine alone. The tours themselves stay as they are.",
			),
		},
		forget,
	);
	if (answer !== forget) return;
	for (const { tacit } of repositories.all())
		await tacit.tourProgress?.forget();
}
