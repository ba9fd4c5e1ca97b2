import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	type Memento,
	Uri,
	window,
} from "vscode";
import type { Log } from "../../../core/ports.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Repositories } from "../../repositories.ts";
import { forgetTours } from "./forgetTours.ts";
import { pickTourCandidate, pickTourLink, pickTourRun } from "./pickAtStep.ts";
import { pickTour } from "./pickTour.ts";
import { pickTourStep } from "./pickTourStep.ts";
import { createTourList, type TourList, type TourRow } from "./tourList.ts";
import { createTourPlayer, type TourPlayer } from "./tourPlayer.ts";
import { createTourRecorder, type TourRecorder } from "./tourRecorder.ts";
import type { TourHere, TourRef } from "./tourRef.ts";
import { createTourWorkshop, type TourWorkshop } from "./tourWorkshop.ts";
import { showToursView, watchForTours } from "./watchForTours.ts";

/** What tours need of the rest. */
export interface ToursParts {
	readonly memory: Memento;
	readonly repositories: Repositories;
	readonly codes: CodeDocuments;
	readonly run: CommandRunner;
	readonly log: Log;
}

/** Tours in the editor. */
export interface ToursHere extends Disposable {
	/** Runs what the step that is played offers to be tried; `false` where it offers nothing, or none is played. */
	tryStep(): Promise<boolean>;
}

/** The view that lists tours, and the commands that play them. Until one of them is used nothing of it is loaded. */
export function registerTours({
	memory,
	repositories,
	codes,
	run,
	log,
}: ToursParts): ToursHere {
	const changed = new EventEmitter<undefined>();
	let madePlayer: TourPlayer | undefined;
	let madeList: TourList | undefined;
	let madeRecorder: TourRecorder | undefined;
	let madeWorkshop: TourWorkshop | undefined;
	const player = () => {
		madePlayer ??= createTourPlayer({ repositories, codes, log });
		return madePlayer;
	};
	const list = () => {
		madeList ??= createTourList({
			...{ repositories, player, log },
			recorded: () => madeRecorder?.current,
			changed: () => changed.fire(undefined),
		});
		return madeList;
	};
	const view = window.createTreeView<TourRow>("tacit.tours", {
		treeDataProvider: {
			onDidChangeTreeData: changed.event,
			getChildren: (row) => list().rows(row),
			getParent: (row) => list().parent(row),
			getTreeItem: (row) => list().item(row),
		},
	});
	/** The tour of a row, of a file, or the one that somebody chooses. */
	const chosen = async (given: unknown): Promise<TourRef | undefined> => {
		if (given instanceof Uri) {
			const repository = repositories.of(given);
			const path = repository?.pathOf(given);
			return repository && path !== undefined
				? { repository, path }
				: undefined;
		}
		const here =
			tourIn(given) ?? (await pickTour(repositories, l10n.t("Which tour?")));
		return here && { repository: here.repository, path: here.found.path };
	};
	const recorder = () => {
		if (!madeRecorder) {
			madeRecorder = createTourRecorder(log, memory);
			madeRecorder.onDidChange(() => changed.fire(undefined));
		}
		return madeRecorder;
	};
	const workshop = () => {
		madeWorkshop ??= createTourWorkshop({
			...{ repositories, codes, player, view, chosen },
			recorder: recorder(),
		});
		return madeWorkshop;
	};
	const registered = Disposable.from(
		changed,
		view,
		{
			dispose() {
				madeList?.dispose();
				madeRecorder?.dispose();
				madePlayer?.dispose();
			},
		},
		watchForTours(repositories, log),
		run(commandIds.showTours, async () => {
			showToursView();
			const [first] = await list().rows();
			// A tree without rows yet would lose the focus.
			if (first) await view.reveal(first, { focus: true, select: false });
			else await commands.executeCommand("tacit.tours.focus");
		}),
		run(commandIds.startTour, async (given, step) => {
			const tour = await chosen(given);
			if (tour)
				await player().play(
					tour,
					typeof step === "number" ? step : indexIn(given),
				);
		}),
		run(commandIds.restartTour, async (given) => {
			const tour = await chosen(given);
			if (tour) await player().play(tour, 0);
		}),
		run(commandIds.openTour, async (given) => {
			const tour = await chosen(given);
			if (!tour) return;
			const { repository, path } = tour;
			await window.showTextDocument(
				repository.uriOf({ visibility: "published", path }),
			);
		}),
		run(commandIds.nextTourStep, async () => madePlayer?.move(1)),
		run(commandIds.previousTourStep, async () => madePlayer?.move(-1)),
		run(commandIds.pickTourStep, async () => {
			if (madePlayer) await pickTourStep(madePlayer);
		}),
		run(commandIds.showTourCandidate, async () => {
			if (madePlayer) await pickTourCandidate(madePlayer);
		}),
		run(commandIds.followTourLink, async () => {
			if (madePlayer) await pickTourLink(madePlayer);
		}),
		run(commandIds.runTourStep, async () => {
			if (madePlayer) await pickTourRun(madePlayer);
		}),
		run(commandIds.showTourStep, async () => madePlayer?.show()),
		run(commandIds.stopTour, async () => madePlayer?.stop()),
		run(commandIds.recordTour, (given) => {
			showToursView();
			return workshop().record(given);
		}),
		run(commandIds.goOnRecordingTour, (given) => workshop().goOn(given)),
		run(commandIds.addTourStep, () => recorder().addHere()),
		run(commandIds.insertTourStep, (given) => workshop().insertAfter(given)),
		run(commandIds.editTourStep, (given) => workshop().editStep(given)),
		run(commandIds.deleteTourStep, (given) => workshop().deleteStep(given)),
		run(commandIds.moveTourStepUp, (given) => workshop().moveStep(given, -1)),
		run(commandIds.moveTourStepDown, (given) => workshop().moveStep(given, 1)),
		run(commandIds.pointTourStep, (given) => workshop().pointStep(given)),
		run(commandIds.saveTourStep, (comment) => workshop().saveStep(comment)),
		run(commandIds.cancelTourStep, async () => madeRecorder?.cancel()),
		run(commandIds.finishTour, async () => madeRecorder?.finish()),
		run(commandIds.discardTour, () => workshop().discard()),
		run(commandIds.repairTour, (given) => workshop().repair(given)),
		run(commandIds.tourOfNotes, () => workshop().ofNotes()),
		run(commandIds.tourOfPath, (given) => workshop().ofPath(given)),
		run(commandIds.tourOfCommits, () => workshop().ofCommits()),
		run(commandIds.forgetTours, async () => {
			await forgetTours(repositories);
			changed.fire(undefined);
		}),
	);
	// Nothing of tours is loaded where nothing was left.
	if (memory.get("tacit.tourStep") !== undefined)
		recorder()
			.restore(repositories)
			.catch((error: unknown) =>
				log.warn("A step that was typed could not be shown again.", error),
			);
	return {
		tryStep: async () => (await madePlayer?.tryOut()) ?? false,
		dispose: () => registered.dispose(),
	};
}

/** What a row of the view hands over. */
function tourIn(given: unknown): TourHere | undefined {
	return typeof given === "object" && given !== null && "found" in given
		? (given as TourHere)
		: undefined;
}

function indexIn(given: unknown): number | undefined {
	return typeof given === "object" && given !== null && "index" in given
		? Number(given.index)
		: undefined;
}
