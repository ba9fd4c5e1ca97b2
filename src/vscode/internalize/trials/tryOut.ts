import { FileType, l10n, type Uri, window, workspace } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import {
	visibleCode,
	visibleText,
} from "../../../core/markdown/visibleText.ts";
import { msg } from "../../../core/message.ts";
import type { Trial } from "../../../core/trial.ts";
import type { TrialOutcome } from "../../../internalize/trials/trialOutcome.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { launchNamed, runLaunch } from "./launchTrial.ts";
import { runTask, taskNamed, taskWords } from "./taskTrial.ts";
import { runTests } from "./testTrial.ts";

/** What is to be run, once it was found in the workspace. */
interface Found {
	/** What is run, shown to whoever is asked. */
	readonly detail: string;
	run(): Promise<TrialOutcome>;
}

/**
 * Shows what would be run, asks, runs it and waits for its end. `undefined`: somebody did not want it. Throws `bad-argument` in a
 * workspace that is not trusted, and where there is no such task, file or launch configuration.
 */
export async function tryOut(
	trial: Trial,
	repository: OpenRepository,
): Promise<TrialOutcome | undefined> {
	if (!workspace.isTrusted)
		throw new TacitError(
			"bad-argument",
			msg`Nothing is tried out in a workspace that you do not trust.`,
		);
	const { detail, run } = await find(trial, repository);
	const answer = l10n.t("Run It");
	const chosen = await window.showWarningMessage(
		question(trial),
		{ modal: true, detail: visibleCode(detail.slice(0, 1000)) },
		answer,
	);
	return chosen === answer ? run() : undefined;
}

function question(trial: Trial): string {
	switch (trial.kind) {
		case "task":
			return l10n.t("Run the task “{0}”?", visibleText(trial.name));
		case "launch":
			return l10n.t("Start “{0}”?", visibleText(trial.name));
		case "test":
			return l10n.t("Run the tests in {0}?", visibleText(trial.path));
	}
}

async function find(trial: Trial, repository: OpenRepository): Promise<Found> {
	switch (trial.kind) {
		case "task": {
			const task = await taskNamed(trial.name, repository);
			if (!task)
				throw new TacitError(
					"bad-argument",
					msg`There is no task “${trial.name}” here.`,
				);
			return { detail: taskWords(task), run: () => runTask(task) };
		}
		case "launch": {
			const launch = launchNamed(trial.name, repository);
			if (!launch)
				throw new TacitError(
					"bad-argument",
					msg`There is no launch configuration “${trial.name}” here.`,
				);
			return { detail: launch.words, run: () => runLaunch(launch) };
		}
		case "test": {
			const uri = await repository.codeUri(trial.path);
			if (!(await isFile(uri)))
				throw new TacitError(
					"bad-argument",
					msg`There is no file ${trial.path}.`,
				);
			return { detail: "", run: () => runTests(uri) };
		}
	}
}

async function isFile(uri: Uri): Promise<boolean> {
	try {
		return (await workspace.fs.stat(uri)).type === FileType.File;
	} catch {
		return false;
	}
}

/** Tells what came of it, in the status bar; what failed in a message, for somebody has looked away meanwhile. */
export function tellOutcome(outcome: TrialOutcome, what: string): void {
	const words = visibleText(what);
	if (outcome.state === "passed")
		window.setStatusBarMessage(l10n.t("$(pass) It works: “{0}”.", words), 8000);
	else
		void window.showInformationMessage(
			outcome.state === "unknown"
				? l10n.t(
						"It has run, and nothing tells whether it passed: “{0}”. Look, and say so yourself.",
						words,
					)
				: outcome.exitCode === undefined
					? l10n.t("It did not pass: “{0}”.", words)
					: l10n.t(
							"It did not pass, and ended with {1}: “{0}”.",
							words,
							outcome.exitCode,
						),
		);
}
