import {
	Disposable,
	type Event,
	EventEmitter,
	l10n,
	type Memento,
	Range,
	Uri,
	window,
	workspace,
} from "vscode";
import {
	type FollowedStretch,
	followStretch,
} from "../../../core/anchor/followText.ts";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import { parseRepoPath } from "../../../core/repoPath.ts";
import {
	type StepWords,
	stepWords,
	type TourChange,
	typedWords,
	type WrittenPlace,
} from "../../../internalize/tours/changeTour.ts";
import type { FoundTour } from "../../../tacit/tours.ts";
import { setContext } from "../../contextKeys.ts";
import { followChange } from "../../followChange.ts";
import type { Repositories } from "../../repositories.ts";
import { type FollowedPiece, followedRange } from "./followedRange.ts";
import { createFollowedSteps } from "./followedSteps.ts";
import { type KeptStep, keepStep, readKeptStep } from "./keptStep.ts";
import { lastLine, rangeOfSpot, selectionOf } from "./spotRange.ts";
import { createStepBox } from "./stepBox.ts";
import type { TourRef } from "./tourRef.ts";

/** Records one tour at a time, or goes on with one. Every step is in the tour's file as soon as it is added. */
export interface TourRecorder extends Disposable {
	readonly onDidChange: Event<undefined>;
	/** `undefined` while none is recorded. */
	readonly current: TourRef | undefined;
	/** Goes on with a tour; `before` is the text to which it is put back when it is discarded, `undefined`: the file goes. */
	begin(tour: TourRef, before: string | undefined): void;
	/** Lets the next step go before the one that is at `index` (0-based). */
	insertAt(index: number): void;
	/** Opens a box for a new step at the selection of the active editor. Throws `bad-argument` where nothing is recorded, or no file is shown. */
	addHere(): Promise<void>;
	/** Opens a box with a step's words (0-based), at the place that is given. */
	edit(tour: TourRef, index: number): Promise<void>;
	/** What is typed in the box becomes the step. `body` is what VS Code hands over; `undefined`: what stands in it. */
	save(body: string | undefined): Promise<void>;
	cancel(): void;
	/** Opens the box again that an earlier window left open, with what was typed in it, and goes on recording. */
	restore(repositories: Pick<Repositories, "ofFolder">): Promise<void>;
	/** Changes a tour, be it recorded or not. */
	change(tour: TourRef, change: TourChange): Promise<void>;
	/** Points a step at the selection of the active editor. */
	pointHere(tour: TourRef, index: number): Promise<void>;
	finish(): Promise<void>;
	/** Puts the tour back as it was. */
	discard(): Promise<void>;
}

interface Recording extends TourRef {
	readonly before: string | undefined;
	/** Where the next step goes, 0-based; `undefined`: at the end. */
	readonly next: number | undefined;
}

/** What the box is open for. */
interface Asked {
	readonly tour: TourRef;
	/** Where a new one will stand. */
	readonly place: WrittenPlace | undefined;
	/** The same, through what is typed in the code while the box is open. */
	readonly followed: FollowedPiece | undefined;
	/** `undefined`: a new one. */
	readonly index: number | undefined;
	readonly uri: Uri;
	readonly range: Range;
	readonly label: string;
}

/** Milliseconds of rest after which what was typed is kept. */
const pause = 300;

/** Records tours; nothing is made in the editor before the first. `memory` keeps what is being typed for the next window. */
export function createTourRecorder(log: Log, memory: Memento): TourRecorder {
	const changed = new EventEmitter<undefined>();
	const box = createStepBox(() => keep());
	let keeping: ReturnType<typeof setTimeout> | undefined;
	let recording: Recording | undefined;
	let asked: Asked | undefined;
	const steps = createFollowedSteps();
	/** One change after the other: each begins with what the one before left. */
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
		const done = queue.then(task);
		queue = done.catch(() => undefined);
		return done;
	};
	const subscriptions = Disposable.from(
		changed,
		box,
		workspace.onDidChangeTextDocument((event) => {
			if (event.contentChanges.length === 0) return;
			steps.typed(event);
			const own = asked?.followed;
			if (own?.uri === event.document.uri.toString())
				own.stretch = followChange(own.stretch, event);
		}),
		workspace.onDidSaveTextDocument(({ uri }) => {
			if (!steps.areIn(uri.toString())) return;
			void inTurn(writeMoved).catch((error: unknown) =>
				log.warn("Steps that moved were not written.", error),
			);
		}),
	);

	const keep = () => {
		clearTimeout(keeping);
		// What is closed is not to come again.
		const rest = asked ? pause : 0;
		keeping = setTimeout(() => {
			keepStep(memory, stepNow()).catch((error: unknown) =>
				log.warn("A step that is typed could not be kept.", error),
			);
		}, rest);
	};
	const stepNow = (): KeptStep | undefined => {
		if (!asked) return undefined;
		const { tour, place, followed: own, index, uri, range, label } = asked;
		return {
			...{ root: tour.repository.root.toString(), path: tour.path },
			...{ uri: uri.toString(), lines: [range.start.line, range.end.line] },
			...{ label, text: box.text() },
			...(place ? { place: placeNow(place, own) } : {}),
			...(index === undefined ? {} : { index }),
			...(recording && isRecorded(tour)
				? {
						recording: {
							before: recording.before ?? null,
							next: recording.next ?? null,
						},
					}
				: {}),
		};
	};
	/** The box is open for this. */
	const ask = async (wanted: Asked, text: string) => {
		asked = wanted;
		await box.open(wanted.uri, wanted.range, { label: wanted.label, text });
		keep();
	};
	const askNoMore = () => {
		asked = undefined;
		box.close();
		keep();
	};
	/** Begins to follow the steps that are there. */
	const followAll = () => {
		inTurn(() => {
			// Those of another tour.
			steps.forget();
			return steps.during(recording, async () => undefined);
		}).catch((error: unknown) =>
			log.warn("The steps of a tour are not followed.", error),
		);
	};

	const update = () => {
		setContext("tacit.recordingTour", recording !== undefined);
		changed.fire(undefined);
	};

	/** `wanted` is asked for at the moment of which the lines of all steps are written. */
	async function change(
		tour: TourRef,
		wanted: TourChange | (() => TourChange),
	): Promise<void> {
		await inTurn(() => {
			const now = typeof wanted === "function" ? wanted() : wanted;
			return steps.during(isRecorded(tour) ? tour : undefined, async () => {
				const { tacit } = tour.repository;
				await tacit.changeTour(await tacit.tourAt(tour.path), now);
			});
		});
		changed.fire(undefined);
	}

	/** Writes the lines of steps that moved while somebody typed. */
	const writeMoved = async () => {
		if (recording) await steps.write(recording);
	};

	const isRecorded = ({ repository, path }: TourRef) =>
		recording?.repository === repository && recording.path === path;

	/** The place of the active editor's cursor or selection, for a step of the tour. */
	function placeHere(tour: TourRef): {
		readonly place: WrittenPlace;
		readonly uri: Uri;
		readonly range: Range;
		/** What the place is of: the selection, or the cursor's line. */
		readonly stretch: FollowedStretch;
	} {
		const editor = window.activeTextEditor;
		const uri = editor?.document.uri;
		const path =
			uri?.scheme === "file" ? tour.repository.pathOf(uri) : undefined;
		if (!editor || !uri || path === undefined)
			throw new TacitError(
				"bad-argument",
				msg`Put the cursor into a file of the tour’s repository first.`,
			);
		const { selection } = editor;
		const last = lastLine(selection);
		const { document } = editor;
		const all = selection.isEmpty ? document.lineAt(last).range : selection;
		return {
			uri,
			range: new Range(selection.start.line, 0, last, 0),
			stretch: followStretch(document.getText(), {
				start: document.offsetAt(all.start),
				end: document.offsetAt(all.end),
			}),
			place: tour.repository.tacit.writtenPlace(tour.path, path, {
				line: last + 1,
				selection: selection.isEmpty ? undefined : selectionOf(selection),
			}),
		};
	}

	return {
		onDidChange: changed.event,
		get current() {
			return (
				recording && { repository: recording.repository, path: recording.path }
			);
		},
		begin({ repository, path }, before) {
			recording = { repository, path, before, next: undefined };
			followAll();
			update();
		},
		insertAt(index) {
			if (recording) recording = { ...recording, next: index };
		},
		async addHere() {
			if (!recording)
				throw new TacitError(
					"bad-argument",
					msg`No tour is recorded. Record one first.`,
				);
			const { place, uri, range, stretch } = placeHere(recording);
			const label = l10n.t(
				"A step of the tour. A first line “# Like this” is its title.",
			);
			await ask(
				{
					...{ tour: recording, place, index: undefined, uri, range, label },
					followed: { uri: uri.toString(), stretch },
				},
				"",
			);
		},
		async edit(tour, index) {
			const { tacit } = tour.repository;
			const found = await tacit.tourAt(tour.path);
			const step = found.tour?.steps[index];
			if (!step) return;
			const [placed] = await tacit.placeTours([found]);
			const place = placed?.places[index];
			const spot =
				place && "spot" in place && place.state !== "pinned"
					? place.spot
					: undefined;
			const uri = await tour.repository.codeUri(spot?.path ?? tour.path);
			const editor = await window.showTextDocument(uri);
			const range = editor.document.validateRange(
				spot
					? rangeOfSpot(spot)
					: new Range(step.written.start - 1, 0, step.written.end - 1, 0),
			);
			const label = l10n.t("Step {0} of the tour", index + 1);
			await ask(
				{
					...{ tour, place: undefined, followed: undefined, index },
					...{ uri, range, label },
				},
				typedWords(step),
			);
		},
		async save(body) {
			const text = (body ?? box.text()).trim();
			if (!asked) return;
			if (text === "") {
				box.reopen();
				return;
			}
			const { tour, place, followed: own, index } = asked;
			const words = stepWords(text);
			try {
				const wanted = await changeFor(tour, words, place, index);
				await change(tour, () =>
					wanted.type === "add"
						? { ...wanted, place: placeNow(wanted.place, own) }
						: wanted,
				);
				if (wanted.type === "add" && recording?.next !== undefined)
					recording = { ...recording, next: wanted.index + 1 };
			} catch (error) {
				box.reopen();
				throw error;
			}
			askNoMore();
		},
		cancel: askNoMore,
		async restore(repositories) {
			const kept = readKeptStep(memory);
			const path = kept && parseRepoPath(kept.path);
			const repository = kept && repositories.ofFolder(Uri.parse(kept.root));
			if (!kept || path === undefined || !repository || asked) return;
			const tour = { repository, path };
			const { place, index, label, lines } = kept;
			if (kept.recording) {
				const { before, next } = kept.recording;
				recording = {
					...{ ...tour, before: before ?? undefined },
					next: next ?? undefined,
				};
				followAll();
				update();
			}
			await ask(
				{
					...{ tour, place, index, label, followed: undefined },
					uri: Uri.parse(kept.uri),
					range: new Range(lines[0], 0, lines[1], 0),
				},
				kept.text,
			);
		},
		change,
		async pointHere(tour, index) {
			await change(tour, {
				type: "point",
				index,
				place: placeHere(tour).place,
			});
		},
		async finish() {
			await inTurn(writeMoved);
			recording = undefined;
			steps.forget();
			update();
		},
		async discard() {
			if (!recording) return;
			const { repository, path, before } = recording;
			const { tacit } = repository;
			await inTurn(async () =>
				tacit.restoreTour(await tacit.tourAt(path), before),
			);
			askNoMore();
			recording = undefined;
			steps.forget();
			update();
		},
		dispose() {
			clearTimeout(keeping);
			subscriptions.dispose();
		},
	};

	async function changeFor(
		tour: TourRef,
		words: StepWords,
		place: WrittenPlace | undefined,
		index: number | undefined,
	): Promise<TourChange> {
		if (index !== undefined) return { type: "say", index, words };
		const found: FoundTour = await tour.repository.tacit.tourAt(tour.path);
		const count = found.tour?.steps.length ?? 0;
		const at = Math.min(recording?.next ?? count, count);
		return {
			...{ type: "add", index: at, words },
			place: place ?? {
				file: undefined,
				line: undefined,
				selection: undefined,
			},
		};
	}
}

/** A place where it was, on the lines on which what it is of stands now. */
function placeNow(place: WrittenPlace, own: Asked["followed"]): WrittenPlace {
	const range = own && followedRange(own);
	return range
		? {
				...place,
				line: lastLine(range) + 1,
				selection: place.selection && selectionOf(range),
			}
		: place;
}
