import { Disposable, EventEmitter, workspace } from "vscode";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { type CommandId, commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import type { HoldBack } from "./heldBack.ts";
import {
	bringCardsBack,
	exportPractice,
	startPractice,
	wipePractice,
} from "./practiceActions.ts";
import type { PracticeSession } from "./practiceSession.ts";
import { type PracticeStatus, practiceStatus } from "./practiceStatus.ts";

/** Practice in the editor. */
export interface PracticeHere extends Disposable, HoldBack {
	/** Whether cards are being asked. */
	isUnderWay(): boolean;
}

/** Commands that ask today’s cards under their code, and the count in the status bar where a person wants one. What they do is loaded on use. */
export function registerPractice(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): PracticeHere {
	let session: PracticeSession | undefined;
	const asked = new EventEmitter<void>();
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
	const on = (id: CommandId, task: (now: PracticeSession) => Promise<void>) =>
		run(id, async () => {
			if (session) await task(session);
		});
	const registered = Disposable.from(
		asked,
		{ dispose: () => status?.dispose() },
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("tacit.practice")) showStatus();
		}),
		run(commandIds.practise, async () => {
			session?.dispose();
			session = await startPractice({
				...{ repositories, codes, limit: settings.practiceLimit() },
				onAsk: () => asked.fire(),
				onEnd() {
					session = undefined;
					asked.fire();
					status?.refresh();
				},
			});
			await session?.begin();
		}),
		on(commandIds.practiceReveal, (now) => now.reveal()),
		on(commandIds.practiceAgain, (now) => now.rate("again")),
		on(commandIds.practiceHard, (now) => now.rate("hard")),
		on(commandIds.practiceGood, (now) => now.rate("good")),
		on(commandIds.practiceEasy, (now) => now.rate("easy")),
		on(commandIds.practiceMessage, (now) => now.message()),
		on(commandIds.practiceMore, (now) => now.more()),
		on(commandIds.practiceStop, async (now) => now.dispose()),
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
		isHeldBack: ({ note }) => session?.asked() === note.head.id,
		onDidChange: asked.event,
		dispose() {
			session?.dispose();
			registered.dispose();
		},
	};
}
