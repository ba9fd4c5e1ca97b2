import { l10n, window } from "vscode";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { msg, translated } from "../../core/message.ts";
import type { SecretsChoice } from "../../externalize/secrets/clearOfSecrets.ts";

/**
 * Does what writes for others; where that holds a secret, asks whether it is to be left out, or written all the same. Throws
 * `cancelled` where it is neither.
 */
export async function askAboutSecrets<T>(
	task: (secrets: SecretsChoice) => Promise<T>,
): Promise<T> {
	try {
		return await task("refuse");
	} catch (error) {
		if (!isTacitError(error, "secret")) throw error;
		const redact = l10n.t("Leave It Out");
		const keep = l10n.t("Write It All the Same");
		const answer = await window.showWarningMessage(
			translated(error.words, l10n.t),
			{ modal: true, detail: error.detail["line"] ?? "" },
			redact,
			keep,
		);
		if (answer === redact) return task("redact");
		if (answer === keep) return task("keep");
		throw new TacitError("cancelled", msg`Nothing was written.`);
	}
}
