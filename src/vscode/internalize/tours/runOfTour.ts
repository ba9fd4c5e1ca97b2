import { commands, l10n, type Uri, window, workspace } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { visibleCode } from "../../../core/markdown/visibleText.ts";
import { msg } from "../../../core/message.ts";
import type { TourRun } from "../../../internalize/tours/tourRuns.ts";

/** Tours of which somebody let everything run, as they were read then; for as long as the window is open. */
export interface AllowedTours {
	has(text: string): boolean;
	add(text: string): unknown;
}

/**
 * Asks whether what a step would run is to be run, and runs it: a line for a shell in a new terminal, a command in the editor. `text`
 * is the whole tour's: a tour that is another by now is asked about again. Throws `bad-argument` in a workspace that is not trusted.
 */
export async function runOfTour(
	run: TourRun,
	text: string,
	folder: Uri,
	allowed: AllowedTours,
): Promise<void> {
	if (!workspace.isTrusted)
		throw new TacitError(
			"bad-argument",
			msg`Nothing that a tour asks for runs in a workspace that you do not trust.`,
		);
	if (!allowed.has(text)) {
		const once = l10n.t("Run It");
		const all = l10n.t("Run All of This Tour");
		const isShell = run.kind === "shell";
		const answer = await window.showWarningMessage(
			isShell
				? l10n.t("The tour asks to run this in a terminal:")
				: l10n.t("The tour asks to run this command of the editor:"),
			{ modal: true, detail: visibleCode(run.text) },
			once,
			all,
		);
		if (answer !== once && answer !== all) return;
		if (answer === all) allowed.add(text);
	}
	if (run.kind === "shell") {
		const terminal = window.createTerminal({
			name: l10n.t("Tour"),
			cwd: folder,
		});
		terminal.show(true);
		// What cannot be seen was shown by its code, and is not sent.
		terminal.sendText(run.text.replace(/\p{Cc}/gu, " "));
		return;
	}
	const { name, given } = commandOf(run);
	await commands.executeCommand(name, ...given);
}

/** CodeTour writes arguments after `?`, as a list in JSON, in a link percent-encoded. */
function commandOf({ kind, text }: TourRun): {
	readonly name: string;
	readonly given: readonly unknown[];
} {
	const at = text.indexOf("?");
	if (at < 0) return { name: text, given: [] };
	const written = text.slice(at + 1);
	try {
		const given: unknown = JSON.parse(
			kind === "link" ? decodeURIComponent(written) : written,
		);
		return {
			name: text.slice(0, at),
			given: Array.isArray(given) ? given : [given],
		};
	} catch {
		throw new TacitError(
			"bad-argument",
			msg`What stands after “?” in ${text} is no JSON.`,
		);
	}
}
