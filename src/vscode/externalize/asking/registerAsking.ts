import { commands, Disposable, type ExtensionContext } from "vscode";
import type { Log } from "../../../core/ports.ts";
import type { WorkEvent } from "../../../externalize/events/event.ts";
import { type CommandId, commandIds } from "../../commandIds.ts";
import type { CommandRunner, FailureReport } from "../../commandRunner.ts";
import { registerAnswers } from "../../internalize/asking/answerCommands.ts";
import { AnsweredQuestions } from "../../internalize/asking/answeredQuestions.ts";
import type { LivePlaces } from "../../internalize/livePlaces.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import type { Composer, ComposerTasks } from "../composer.ts";
import type { LineWriter } from "../lineWriter.ts";
import { watchWork } from "../workWatch/watchWork.ts";
import { Asker } from "./asker.ts";
import { ForYouView } from "./forYouView.ts";
import {
	questionActions,
	registerQuestionCommands,
} from "./questionCommands.ts";
import { SessionNotes } from "./sessionNotes.ts";
import { registerStatusCount } from "./statusCount.ts";
import { WaitingQuestions } from "./waitingQuestions.ts";
import { WorkLoop } from "./workLoop.ts";

/** What asking needs of the rest. */
export interface AskingParts {
	readonly context: Pick<ExtensionContext, "globalStorageUri">;
	readonly repositories: Repositories;
	readonly places: LivePlaces;
	readonly composer: Composer;
	readonly lines: LineWriter;
	readonly save: ComposerTasks["save"];
	readonly run: CommandRunner;
	readonly failed: FailureReport;
	readonly log: Log;
}

/** What asks. */
export interface AskingHere extends Disposable {
	/** Takes in something that happened and that nothing here watches. */
	happened(repository: OpenRepository, event: WorkEvent): void;
	/** Has something be said at a break before any question; it resolves to whether it was. */
	sayFirst(say: () => Promise<boolean>): void;
	/** Whether somebody wants to be left alone for now. */
	isHushed(): boolean;
}

/** Notices what is done, asks about it at a break, and lists what waits. */
export function registerAsking(parts: AskingParts): AskingHere {
	const { context, repositories, places, lines, failed, log } = parts;
	const waiting = new WaitingQuestions(repositories, log);
	const actions = questionActions({
		lines,
		asker: { pressed: (kind, button) => asker.pressed(kind, button) },
	});
	const asker = new Asker(waiting, { ...actions, failed }, context, log);
	const answered = new AnsweredQuestions(repositories);
	const view = new ForYouView(waiting, answered);
	const notes = new SessionNotes(places);
	const loop = new WorkLoop(repositories, notes, asker, log);
	const registered = Disposable.from(
		...[waiting, asker, answered, view, notes, loop],
		registerAnswers({ repositories, places, answered, run: parts.run }),
		registerStatusCount(waiting),
		registerQuestionCommands({
			...{ ...parts, waiting, asker, view, actions },
			reply: (ref) => runCommand(commandIds.reply, ref),
			show: (ref) => runCommand(commandIds.showNote, ref),
		}),
		watchWork(repositories, log, (repository, event, text) =>
			loop.happened(repository, event, text),
		),
	);
	return {
		happened: (repository, event) => loop.happened(repository, event),
		sayFirst: (say) => asker.sayFirst(say),
		isHushed: () => asker.memory().hushedUntil > Date.now(),
		dispose: () => registered.dispose(),
	};
}

/** Leaves what is said of a failure to the command itself. */
async function runCommand(id: CommandId, ref: NoteRef): Promise<void> {
	await commands.executeCommand(id, ref);
}
