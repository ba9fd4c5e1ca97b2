import { commands, type Disposable, l10n, window, workspace } from "vscode";
import { isTacitError } from "../core/errors.ts";
import { translated } from "../core/message.ts";
import type { Log } from "../core/ports.ts";
import type { CommandId } from "./commandIds.ts";

/** Tells a person in one sentence that something failed, and the log with everything else. `what` names it in the log. */
export type FailureReport = (what: string, error: unknown) => void;

/** Registers a command whose failures reach the person. */
export type CommandRunner = (
	id: CommandId,
	task: (...args: unknown[]) => Promise<void>,
) => Disposable;

/** The one way in which failures reach a person in the editor. */
export function failureReport(log: Log): FailureReport {
	return (what, error) => {
		if (isTacitError(error, "cancelled")) return;
		log.warn(`${what} failed.`, error);
		const message = isTacitError(error)
			? translated(error.words, l10n.t)
			: l10n.t(
					"Something went wrong; Tacit’s log in the Output panel says more.",
				);
		const current = isTacitError(error) ? error.detail["current"] : undefined;
		if (current === undefined) void window.showErrorMessage(message);
		else void showBoth(message, current);
	};
}

/** The one place in the editor in which failures of commands are caught. */
export function commandRunner(failed: FailureReport): CommandRunner {
	return (id, task) =>
		commands.registerCommand(id, async (...args: unknown[]) => {
			try {
				await task(...args);
			} catch (error) {
				failed(id, error);
			}
		});
}

/**
 * A change by somebody else stands in the file: it is shown, and what was written stays open beside it. Not waited for:
 * a message that was put away never answers.
 */
async function showBoth(message: string, current: string): Promise<void> {
	const look = l10n.t("Show What Stands There Now");
	if ((await window.showErrorMessage(message, look)) !== look) return;
	const document = await workspace.openTextDocument({
		content: current,
		language: "markdown",
	});
	await window.showTextDocument(document, { preview: true });
}
