import {
	type Comment,
	type CommentController,
	type CommentThread,
	CommentThreadCollapsibleState,
	commands,
	comments,
	Disposable,
	type Event,
	EventEmitter,
	l10n,
	TabInputText,
	ThemeColor,
	type Uri,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../../core/errors.ts";
import {
	visibleCode,
	visibleText,
} from "../../../core/markdown/visibleText.ts";
import { msg } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { readTrial, type Trial } from "../../../core/trial.ts";
import {
	nextTourOf,
	tourNamed,
} from "../../../internalize/tours/neighbourTours.ts";
import { spotWords } from "../../../internalize/tours/placeWords.ts";
import { stepTarget } from "../../../internalize/tours/stepTarget.ts";
import { plainTourTitle, stepLabel } from "../../../internalize/tours/tour.ts";
import type { ToldStep } from "../../../tacit/tourPlaying.ts";
import type { FoundTour, PlacedTour } from "../../../tacit/tours.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { setContext } from "../../contextKeys.ts";
import { redrawn } from "../../externalize/redrawn.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { tellOutcome, tryOut } from "../trials/tryOut.ts";
import { isMeantHere } from "./isMeantHere.ts";
import { runOfTour } from "./runOfTour.ts";
import { stepComments } from "./stepComments.ts";
import { type StepView, viewStep } from "./stepView.ts";
import type { TourRef } from "./tourRef.ts";
import { placeWord } from "./tourWords.ts";
import { untilDrawn } from "./untilDrawn.ts";

/** The tour that is played, and at which step (0-based). */
export interface PlayedStep extends TourRef {
	readonly index: number;
}

/** Plays one tour at a time. */
export interface TourPlayer extends Disposable {
	readonly onDidChange: Event<undefined>;
	/** `undefined` while none is played. */
	readonly current: PlayedStep | undefined;
	/** Begins a tour where somebody left it, or at a step (0-based). Throws `bad-argument` for a file that is no tour. */
	play(tour: TourRef, step?: number): Promise<void>;
	/** One step on or back. On from the last one is the next tour, or the end. Does nothing while none is played. */
	move(by: 1 | -1): Promise<void>;
	/** A step (0-based) of the tour that is played. */
	goTo(step: number): Promise<void>;
	/** The steps and tours that the step names, as plain words; those that are not there are left out. */
	links(): readonly string[];
	/** Goes to one of them (0-based). */
	follow(at: number): Promise<void>;
	/** Where the step probably is, the likeliest first; empty where that is certain, and where nothing is known. */
	candidates(): readonly string[];
	/** Shows one of the places (0-based) at which the step probably is. */
	showCandidate(at: number): Promise<void>;
	/** What the step would run, as it is shown. */
	runs(): readonly string[];
	/** Asks whether one of them (0-based) is to be run. */
	run(at: number): Promise<void>;
	/** Runs what the step offers to be tried, once somebody says so: if it ends well, the step is done. `false` where it offers nothing. */
	tryOut(): Promise<boolean>;
	/** Shows the step again, and gives its words the focus. */
	show(): Promise<void>;
	/** The steps of the tour that is played, each with its plain title and where it is today; empty while none is. */
	steps(): readonly { readonly title: string; readonly place: string }[];
	stop(): Promise<void>;
}

/** What a tour is played with. */
export interface TourParts {
	readonly repositories: Repositories;
	readonly codes: CodeDocuments;
	readonly log: Log;
}

const controllerId = "tacit-tour";

interface Playing extends PlayedStep {
	readonly placed: PlacedTour;
	readonly all: readonly FoundTour[];
	readonly told: ToldStep;
}

/** Plays tours; nothing is made in the editor before the first. */
export function createTourPlayer({
	repositories,
	codes,
	log,
}: TourParts): TourPlayer {
	const changed = new EventEmitter<undefined>();
	const lit = window.createTextEditorDecorationType({
		isWholeLine: true,
		backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
		overviewRulerColor: new ThemeColor("tacit.noteRuler"),
	});
	const allowed = new Set<string>();
	/** Texts of which a step was shown, without a file of their own. */
	let texts: Uri[] = [];
	let controller: CommentController | undefined;
	let thread: CommentThread | undefined;
	let playing: Playing | undefined;
	/** Writes anew what the thread says of Tacit's own. */
	let retell: (() => void) | undefined;
	/** Goes up with every step that is to be shown: what comes later than the next is not. */
	let round = 0;
	const subscriptions = Disposable.from(
		changed,
		lit,
		repositories.onDidClose((repository) => {
			if (playing?.repository === repository) void stop();
		}),
	);

	const current = () => playing;

	async function playStep(
		repository: OpenRepository,
		path: RepoPath,
		wanted: number | undefined,
		candidate?: number,
	): Promise<void> {
		const own = ++round;
		const { tacit } = repository;
		const all = (await tacit.tours()).filter(
			({ tour, path: own }) => own === path || isMeantHere(tour),
		);
		const found =
			all.find((each) => each.path === path) ?? (await tacit.tourAt(path));
		const [placed] = await tacit.placeTours([found]);
		if (!placed || placed.tour.steps.length === 0)
			throw new TacitError(
				"bad-argument",
				placed
					? msg`${path} has no steps.`
					: msg`${path} cannot be read as a tour.`,
			);
		const last = placed.tour.steps.length - 1;
		const index = Math.min(wanted ?? startOf(repository, path, last), last);
		const told = await tacit.tellStep(found, index, all);
		if (own !== round) return;
		const before = texts;
		texts = [];
		const view = await viewStep({
			...{ repository, placed, index, candidate, codes },
			made: (uri) => texts.push(uri),
		});
		if (own !== round) return;
		playing = { repository, path, index, placed, all, told };
		setContext("tacit.inTour", true);
		changed.fire(undefined);
		let made = 0;
		await untilDrawn({
			controller: controllerId,
			isWanted: () => own === round,
			async make() {
				if (made++ > 0) log.info("VS Code lost a step: it is made once more.");
				clear();
				// A thread that is made while VS Code draws the editor anew would be lost.
				await redrawn();
				if (own === round) tell(view, candidate);
			},
		});
		await closeTexts(before);
		await keep(repository, path, index, false);
	}

	const isTried = ({ repository, path, index }: PlayedStep) =>
		repository.tacit.tourProgress?.of(path)?.tried?.includes(index) === true;

	function commentsOf(
		step: Playing,
		{ isUnshowable }: StepView,
		candidate: number | undefined,
	): Comment[] {
		const { placed, index, told, all } = step;
		return [
			...stepComments({
				...{ placed, index, told, all, candidate, isUnshowable },
				isTried: isTried(step),
			}),
		];
	}

	function tell(view: StepView, candidate: number | undefined): void {
		const own = playing;
		if (!own) return;
		const { placed, index, told } = own;
		const { document, editor, range, isToday } = view;
		controller ??= comments.createCommentController(
			controllerId,
			l10n.t("Tours"),
		);
		const { tour } = placed;
		const made = controller.createCommentThread(
			document.uri,
			range,
			commentsOf(own, view, candidate),
		);
		thread = made;
		retell = () => {
			made.comments = commentsOf(own, view, candidate);
		};
		thread.canReply = false;
		thread.label = l10n.t(
			"Step {0} of {1} · {2}",
			index + 1,
			tour.steps.length,
			titleOf(tour.title),
		);
		thread.contextValue = [
			index > 0 ? "hasPrevious" : "",
			told.runs.some(({ kind }) => kind !== "try") ? "hasRuns" : "",
			trialOf(own) ? "hasTrial" : "",
			named().length > 0 ? "hasLinks" : "",
			placed.places[index]?.state === "proposed" ? "hasCandidates" : "",
		].join(" ");
		thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
		editor.setDecorations(lit, isToday && range.isEmpty ? [] : [range]);
	}

	function clear(): void {
		thread?.dispose();
		thread = undefined;
		retell = undefined;
		for (const editor of window.visibleTextEditors)
			editor.setDecorations(lit, []);
	}

	function startOf(
		repository: OpenRepository,
		path: RepoPath,
		last: number,
	): number {
		const mark = repository.tacit.tourProgress?.of(path);
		return mark && !mark.isDone ? Math.min(mark.step, last) : 0;
	}

	/** That it cannot be kept is no reason not to play. */
	async function keep(
		{ tacit }: OpenRepository,
		path: RepoPath,
		step: number,
		isDone: boolean,
	): Promise<void> {
		try {
			const before = tacit.tourProgress?.of(path);
			if (before?.step === step && before.isDone === isDone) return;
			await tacit.tourProgress?.mark(path, { step, isDone });
		} catch (error) {
			log.warn("How far a tour was played could not be kept.", error);
		}
		changed.fire(undefined);
	}

	/** What the step would run beside what it offers to be tried. */
	const runsNow = () =>
		playing?.told.runs.filter(({ kind }) => kind !== "try") ?? [];

	/** What the step names and is there. */
	function named(): readonly {
		readonly words: string;
		readonly path: RepoPath;
		readonly step: number;
	}[] {
		if (!playing) return [];
		const { told, all, path, placed } = playing;
		const tours = all.flatMap(({ tour, path }) =>
			tour ? [{ ...tour, path }] : [],
		);
		return told.links.flatMap(({ words, title, step = 1 }) => {
			const to =
				title === undefined
					? { ...placed.tour, path }
					: tourNamed(title, tours);
			const own = to?.steps[step - 1];
			if (!to || !own) return [];
			const label = `${step}. ${stepLabel(own, step - 1)}`;
			return [
				{
					...{ path: to.path, step: step - 1 },
					words: oneLine(
						title === undefined
							? `${words} (${label})`
							: `${words} (${plainTourTitle(to.title)}, ${label})`,
					),
				},
			];
		});
	}

	async function stop(): Promise<void> {
		round++;
		playing = undefined;
		setContext("tacit.inTour", false);
		clear();
		const before = texts;
		texts = [];
		changed.fire(undefined);
		await closeTexts(before);
	}

	async function move(by: 1 | -1): Promise<void> {
		if (!playing) return;
		const { repository, path, index, placed, all } = playing;
		const to = index + by;
		if (to < 0) {
			window.setStatusBarMessage(
				l10n.t("$(info) This is the tour’s first step."),
				5000,
			);
			return;
		}
		if (to < placed.tour.steps.length) {
			await playStep(repository, path, to);
			return;
		}
		await keep(repository, path, index, true);
		const tours = all.flatMap((each) =>
			each.tour
				? [
						{
							...{ title: each.tour.title, nextTour: each.tour.nextTour },
							path: each.path,
						},
					]
				: [],
		);
		const next = nextTourOf(placed.tour, tours);
		if (next && next.path !== path) {
			await playStep(repository, next.path, 0);
			return;
		}
		await stop();
		window.setStatusBarMessage(
			l10n.t(
				"$(check) That was the last step of “{0}”.",
				titleOf(placed.tour.title),
			),
			5000,
		);
	}

	return {
		onDidChange: changed.event,
		get current() {
			return current();
		},
		play: ({ repository, path }, step) => playStep(repository, path, step),
		move,
		async goTo(step) {
			if (playing) await playStep(playing.repository, playing.path, step);
		},
		links: () => named().map(({ words }) => words),
		async follow(at) {
			const to = named()[at];
			if (playing && to) await playStep(playing.repository, to.path, to.step);
		},
		candidates() {
			if (!playing) return [];
			const { placed, index } = playing;
			const place = placed.places[index];
			const target = stepTarget(placed.tour, index, placed.found.root);
			return place?.state === "proposed"
				? place.candidates.map((each) => visibleText(spotWords(target, each)))
				: [];
		},
		async showCandidate(at) {
			if (playing)
				await playStep(playing.repository, playing.path, playing.index, at);
		},
		runs: () => runsNow().map(({ text }) => visibleCode(text)),
		async run(at) {
			const run = runsNow()[at];
			if (playing && run)
				await runOfTour(
					run,
					`${playing.path}\n${playing.placed.found.text}`,
					playing.repository.root,
					allowed,
				);
		},
		async tryOut() {
			const own = playing;
			const trial = own && trialOf(own);
			if (!trial) return false;
			const { repository, path, index, placed } = own;
			const outcome = await tryOut(trial, repository);
			if (!outcome) return true;
			const step = placed.tour.steps[index];
			tellOutcome(outcome, step ? oneLine(stepLabel(step, index)) : "");
			if (outcome.state !== "passed") return true;
			await repository.tacit.tourProgress?.markTried(path, index);
			if (playing === own) retell?.();
			changed.fire(undefined);
			return true;
		},
		async show() {
			if (!playing) return;
			await playStep(playing.repository, playing.path, playing.index);
			await commands.executeCommand(
				"workbench.action.focusCommentOnCurrentLine",
			);
		},
		steps() {
			if (!playing) return [];
			const { tour, places, found } = playing.placed;
			return tour.steps.map((step, index) => {
				const place = places[index];
				const target = stepTarget(tour, index, found.root);
				return {
					title: oneLine(stepLabel(step, index)),
					place: place ? placeWord(place, target) : "",
				};
			});
		},
		stop,
		dispose() {
			round++;
			thread?.dispose();
			controller?.dispose();
			subscriptions.dispose();
		},
	};
}

function trialOf({ placed, index }: Playing): Trial | undefined {
	const text = placed.tour.steps[index]?.trial;
	return text === undefined ? undefined : readTrial(text, placed.found.root);
}

function titleOf(title: string): string {
	return oneLine(plainTourTitle(title));
}

function oneLine(text: string): string {
	return visibleText(text.replace(/\s+/g, " ")).trim();
}

/** Closes the tabs of texts that lie nowhere, once another step is shown. */
async function closeTexts(uris: readonly Uri[]): Promise<void> {
	const keys = new Set(uris.map(String));
	const open = new Set(
		workspace.textDocuments.flatMap(({ uri, isClosed }) =>
			isClosed ? [] : [uri.toString()],
		),
	);
	const tabs = window.tabGroups.all
		.flatMap((group) => group.tabs)
		.filter(
			({ input }) =>
				input instanceof TabInputText &&
				keys.has(input.uri.toString()) &&
				open.has(input.uri.toString()),
		);
	if (tabs.length > 0) await window.tabGroups.close(tabs, true);
}
