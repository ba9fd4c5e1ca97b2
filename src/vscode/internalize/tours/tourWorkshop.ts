import { l10n, type TreeView, window, workspace } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg, translated } from "../../../core/message.ts";
import { slugOf } from "../../../core/notePath.ts";
import {
	folderOf,
	isWithin,
	joinRepoPath,
	type RepoPath,
	repoRoot,
} from "../../../core/repoPath.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { pickPathPlace } from "../path/pickPathPlace.ts";
import { areaWord } from "../path/stepWords.ts";
import { repairTour } from "./repairTour.ts";
import type { TourRow } from "./tourList.ts";
import type { TourPlayer } from "./tourPlayer.ts";
import type { TourRecorder } from "./tourRecorder.ts";
import type { TourRef } from "./tourRef.ts";

/** What tours are made and changed with. */
export interface WorkshopParts {
	readonly repositories: Repositories;
	readonly codes: CodeDocuments;
	readonly player: () => TourPlayer;
	readonly recorder: TourRecorder;
	readonly view: Pick<TreeView<TourRow>, "selection">;
	/** The tour that was handed over, or that somebody chooses. */
	readonly chosen: (given: unknown) => Promise<TourRef | undefined>;
}

/** What can be done to make and change tours. What is `given` is a row of the view, or nothing: then the selected row or the step that is played is meant. */
export interface TourWorkshop {
	/** A text is the title, which nobody is asked for then. */
	record(given: unknown): Promise<void>;
	goOn(given: unknown): Promise<void>;
	insertAfter(given: unknown): Promise<void>;
	editStep(given: unknown): Promise<void>;
	deleteStep(given: unknown): Promise<void>;
	moveStep(given: unknown, by: 1 | -1): Promise<void>;
	pointStep(given: unknown): Promise<void>;
	/** Takes what VS Code hands over of the box. */
	saveStep(comment: unknown): Promise<void>;
	discard(): Promise<void>;
	repair(given: unknown): Promise<void>;
	ofNotes(): Promise<void>;
	ofCommits(): Promise<void>;
	/** Asks of what; or of a file or folder of the explorer. */
	ofPath(given: unknown): Promise<void>;
}

/** A step of a tour, 0-based. */
interface StepRef extends TourRef {
	readonly index: number;
}

/** Makes and changes tours; asks for what it needs to know. */
export function createTourWorkshop({
	repositories,
	codes,
	player,
	recorder,
	view,
	chosen,
}: WorkshopParts): TourWorkshop {
	function stepOf(given: unknown): StepRef {
		const row = isStep(given) ? given : view.selection.find(isStep);
		const { current } = player();
		if (row)
			return {
				...{ repository: row.repository, path: row.found.path },
				index: row.index,
			};
		if (current) return current;
		throw new TacitError(
			"bad-argument",
			msg`Choose a step in the view Tours, or play the tour to it.`,
		);
	}

	/** Shows the step that is played anew, where the tour is the one that changed. */
	async function shown(tour: TourRef, index: number): Promise<void> {
		const { current } = player();
		if (current?.repository === tour.repository && current.path === tour.path)
			await player().goTo(Math.max(0, index));
	}

	/** Where a new tour is to lie, and its title, unless it is known; `undefined` where somebody names none. */
	async function newTour(
		value: string,
		known?: string,
	): Promise<
		| {
				readonly repository: OpenRepository;
				readonly path: RepoPath;
				readonly title: string;
		  }
		| undefined
	> {
		const here = placeHere();
		const repository = here && repositories.of(here);
		if (!here || !repository)
			throw new TacitError(
				"bad-argument",
				msg`Open a folder first: the tour is written into it.`,
			);
		const title = (
			known ??
			(await window.showInputBox({
				...{ title: l10n.t("What is the tour called?"), value },
				placeHolder: l10n.t("An upload, from the door to the archive"),
			}))
		)?.trim();
		if (!title) return undefined;
		const folder = workspace.getWorkspaceFolder(here)?.uri;
		const root = (folder && repository.pathOf(folder)) ?? repoRoot;
		const name = `${slugOf(title)}.tour`;
		return {
			...{ repository, title },
			path: joinRepoPath(joinRepoPath(root, ".tours" as RepoPath), name),
		};
	}

	async function write(
		{ repository, path }: TourRef,
		text: string,
	): Promise<void> {
		await repository.tacit.writeTour(path, text);
		await player().play({ repository, path }, 0);
	}

	return {
		async record(given) {
			const made = await newTour(
				"",
				typeof given === "string" ? given : undefined,
			);
			if (!made) return;
			const { repository, path, title } = made;
			const { tacit } = repository;
			await tacit.writeTour(path, tacit.newTour(title));
			recorder.begin({ repository, path }, undefined);
			window.setStatusBarMessage(
				l10n.t(
					"$(record) Recording “{0}”: add a step where the cursor is.",
					title,
				),
				8000,
			);
		},
		async goOn(given) {
			const tour = await chosen(given);
			if (!tour) return;
			const { text } = await tour.repository.tacit.tourAt(tour.path);
			recorder.begin(tour, text);
		},
		async insertAfter(given) {
			const step = stepOf(given);
			const { current } = recorder;
			if (
				current?.repository !== step.repository ||
				current.path !== step.path
			) {
				const { text } = await step.repository.tacit.tourAt(step.path);
				recorder.begin(step, text);
			}
			recorder.insertAt(step.index + 1);
			await recorder.addHere();
		},
		async editStep(given) {
			const step = stepOf(given);
			await player().stop();
			await recorder.edit(step, step.index);
		},
		async deleteStep(given) {
			const step = stepOf(given);
			const { tour } = await step.repository.tacit.tourAt(step.path);
			const remove = l10n.t("Delete It");
			const answer = await window.showWarningMessage(
				l10n.t("Delete step {0} of the tour?", step.index + 1),
				{
					modal: true,
					detail: tour?.steps[step.index]?.description.slice(0, 300) ?? "",
				},
				remove,
			);
			if (answer !== remove) return;
			await recorder.change(step, { type: "remove", index: step.index });
			if ((tour?.steps.length ?? 0) > 1) await shown(step, step.index - 1);
			else await player().stop();
		},
		async moveStep(given, by) {
			const step = stepOf(given);
			const to = step.index + by;
			const { tour } = await step.repository.tacit.tourAt(step.path);
			if (to < 0 || to >= (tour?.steps.length ?? 0)) return;
			await recorder.change(step, { type: "move", index: step.index, to });
			await shown(step, to);
		},
		async pointStep(given) {
			const step = stepOf(given);
			await recorder.pointHere(step, step.index);
			await shown(step, step.index);
		},
		async saveStep(comment) {
			await recorder.save(bodyOf(comment));
		},
		async discard() {
			if (!recorder.current) return;
			const discard = l10n.t("Discard");
			const answer = await window.showWarningMessage(
				l10n.t(
					"Put {0} back as it was before you recorded?",
					recorder.current.path,
				),
				{ modal: true },
				discard,
			);
			if (answer !== discard) return;
			await player().stop();
			await recorder.discard();
		},
		async repair(given) {
			const tour = await chosen(given);
			if (tour) await repairTour(tour, codes);
		},
		async ofNotes() {
			const here = placeHere();
			const repository = here && repositories.of(here);
			const path = here && repository?.pathOf(here);
			if (!repository || path === undefined) return;
			await repository.ready;
			const notes = [...repository.tacit.index.notes()].filter(
				({ file }) => file.visibility === "published",
			);
			const within = (area: RepoPath) =>
				notes.filter(({ head }) =>
					head.anchors.some((anchor) => isWithin(area, anchor.path)),
				);
			const areas = [path, folderOf(path), repoRoot]
				.map((area) => ({ area, found: within(area) }))
				.filter(({ found }) => found.length > 0)
				.map(({ area, found }) => ({
					label: area || l10n.t("The whole repository"),
					description: String(found.length),
					found,
				}));
			if (areas.length === 0) {
				window.setStatusBarMessage(
					l10n.t("$(info) There is no note here."),
					5000,
				);
				return;
			}
			const area = await window.showQuickPick(areas, {
				title: l10n.t("Notes on what?"),
			});
			const made = area && (await newTour(area.label));
			if (made)
				await write(made, await repository.tacit.tourOfNotes(area.found, made));
		},
		async ofPath(given) {
			const place = await pickPathPlace(repositories, given);
			const made = place && (await newTour(areaWord(place.path)));
			if (!place || !made) return;
			const { repository, path } = place;
			await repository.ready;
			const text = await repository.tacit.tourOfPath(path, made, (message) =>
				translated(message, l10n.t),
			);
			await write({ repository, path: made.path }, text);
		},
		async ofCommits() {
			const range = await window.showInputBox({
				title: l10n.t("Which commits?"),
				placeHolder: "v1.2..v1.3",
				value: "HEAD~5..HEAD",
			});
			const made = range && (await newTour(range));
			if (made)
				await write(
					made,
					await made.repository.tacit.tourOfCommits(range, made),
				);
		},
	};
}

function isStep(
	given: unknown,
): given is Extract<TourRow, { readonly type: "step" }> {
	return (
		typeof given === "object" &&
		given !== null &&
		"type" in given &&
		given.type === "step"
	);
}

/** VS Code hands over the comment with what stands in its box; a key hands over nothing. */
function bodyOf(comment: unknown): string | undefined {
	if (typeof comment !== "object" || comment === null || !("body" in comment))
		return undefined;
	const { body } = comment;
	if (typeof body === "string") return body;
	return typeof body === "object" && body !== null && "value" in body
		? String(body.value)
		: undefined;
}
