import { Disposable, languages } from "vscode";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Repositories } from "../../repositories.ts";
import {
	agendaLenses,
	endAgenda,
	keepOfStep,
	prepareRetro,
	startLearning,
	startStep,
	tickStep,
} from "./agendaTasks.ts";
import { StepTimer } from "./stepTimer.ts";

/**
 * Agendas for small groups: made, ticked off step by step with the time in the status bar, written down at their places, and
 * ended with a record. Nothing is loaded before one is made or opened.
 */
export function registerAgendas(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	const timer = new StepTimer();
	return Disposable.from(
		timer,
		languages.registerCodeLensProvider(
			{
				scheme: "file",
				language: "markdown",
				pattern: "**/.tacit/sessions/*.md",
			},
			{
				onDidChangeCodeLenses: timer.onDidChange,
				provideCodeLenses: (document) => agendaLenses(document, timer.step),
			},
		),
		run(commandIds.startLearning, (given) =>
			startLearning(repositories, given),
		),
		run(commandIds.prepareRetro, () => prepareRetro(repositories)),
		run(commandIds.startStep, (line) => startStep(line, timer)),
		run(commandIds.tickStep, (line) => tickStep(line, timer)),
		run(commandIds.keepOfStep, (line) => keepOfStep(repositories, line)),
		run(commandIds.endAgenda, () => endAgenda(repositories, timer)),
	);
}
