import { Disposable, workspace } from "vscode";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { type CommandId, commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import type { LivePlace } from "../livePlaces.ts";
import {
	bringCardsBack,
	exportPractice,
	startPractice,
	wipePractice,
} from "./practiceActions.ts";
import type { PracticeSession } from "./practiceSession.ts";
import { type PracticeStatus, practiceStatus } from "./practiceStatus.ts";

/** Practice in the editor. */
export interface PracticeHere extends Disposable {
	/** Whether cards are being asked. */
	isUnderWay(): boolean;
	/** Whether the card that is asked or shown is about the note: no other hover is to tell it then. */
	isAsked(place: Pick<LivePlace, "note">): boolean;
}

/** Commands that ask today’s cards under their code, and the count in the status bar where a person wants one. What they do is loaded on use. */
export function registerPractice(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): PracticeHere {
	let session: PracticeSession | undefined;
	let status: PracticeStatus | undefined;
	const showStatus = () => {
		if (!settings.isPractising()) {
			status?.dispose();
			status = undefined;
			return;
		}
		status ??= practiceStatus(repositories, settings.practiceLimit);
		status.refresh();
	};
	const on = (id: CommandId, task: (asked: PracticeSession) => Promise<void>) =>
		run(id, async () => {
			if (session) await task(session);
		});
	const registered = Disposable.from(
		{ dispose: () => status?.dispose() },
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("tacit.practice")) showStatus();
		}),
		run(commandIds.practise, async () => {
			session?.dispose();
			session = await startPractice({
				...{ repositories, codes, limit: settings.practiceLimit() },
				onEnd() {
					session = undefined;
					status?.refresh();
				},
			});
			await session?.begin();
		}),
		on(commandIds.practiceReveal, (asked) => asked.reveal()),
		on(commandIds.practiceAgain, (asked) => asked.rate("again")),
		on(commandIds.practiceHard, (asked) => asked.rate("hard")),
		on(commandIds.practiceGood, (asked) => asked.rate("good")),
		on(commandIds.practiceEasy, (asked) => asked.rate("easy")),
		on(commandIds.practiceMessage, (asked) => asked.message()),
		on(commandIds.practiceMore, (asked) => asked.more()),
		on(commandIds.practiceStop, async (asked) => asked.dispose()),
		run(commandIds.exportPractice, () => exportPractice(repositories)),
		run(commandIds.bringCardsBack, async () => {
			await bringCardsBack(repositories);
			status?.refresh();
		}),
		run(commandIds.wipePractice, async () => {
			await wipePractice(repositories, () => session?.dispose());
			status?.refresh();
		}),
	);
	showStatus();
	return {
		isUnderWay: () => session !== undefined,
		isAsked: ({ note }) => session?.asked() === note.head.id,
		dispose() {
			session?.dispose();
			registered.dispose();
		},
	};
}
