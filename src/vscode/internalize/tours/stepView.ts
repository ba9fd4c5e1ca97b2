import {
	commands,
	Range,
	Selection,
	type TextDocument,
	type TextEditor,
	TextEditorRevealType,
	type Uri,
	window,
	workspace,
} from "vscode";
import { isTacitError } from "../../../core/errors.ts";
import { baseName, type RepoPath } from "../../../core/repoPath.ts";
import { linesOfSelection } from "../../../internalize/tours/movedSelection.ts";
import type { StepSpot } from "../../../internalize/tours/stepPlace.ts";
import { stepTarget } from "../../../internalize/tours/stepTarget.ts";
import {
	plainTourTitle,
	type TourSelection,
} from "../../../internalize/tours/tour.ts";
import type { CodeOfStep } from "../../../tacit/tourPlaying.ts";
import type { PlacedTour } from "../../../tacit/tours.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { revisionWord } from "./tourWords.ts";

/** Where a step is shown. */
export interface StepView {
	readonly document: TextDocument;
	readonly editor: TextEditor;
	/** Where its words stand: below the last line of it. */
	readonly range: Range;
	/** Whether it is the code that the step is about today, and not what it was, or nothing. */
	readonly isToday: boolean;
	/** Whether the file is there but cannot be shown as text. */
	readonly isUnshowable: boolean;
}

/** What a step is shown with. */
export interface StepToView {
	readonly repository: OpenRepository;
	readonly placed: PlacedTour;
	/** 0-based. */
	readonly index: number;
	/** The one of a proposed step's places that somebody wants to see, 0-based; `undefined`: the code as it was. */
	readonly candidate: number | undefined;
	/** Keeps what does not lie on disk. */
	readonly codes: CodeDocuments;
	/** Told of a document that was made for the step. */
	readonly made: (uri: Uri) => void;
}

/**
 * Opens what a step speaks of, at the place where it is for certain: its line, its selection, or the text that it brings. What is
 * only probable or lost is shown as it was, in a document of its own, and never at a place in today's files.
 */
export async function viewStep(step: StepToView): Promise<StepView> {
	const { repository, placed, index, candidate } = step;
	const place = placed.places[index];
	const own = placed.tour.steps[index];
	if (own?.contents !== undefined)
		return textView(step, own.file ?? "", own.contents, {
			line: own.line ?? own.selection?.end.line,
			selection: own.selection,
		});
	const spot =
		place?.state === "attached" ||
		(place?.state === "unanchored" && !place.isBeyond)
			? place.spot
			: place?.state === "proposed" && candidate !== undefined
				? place.candidates[candidate]
				: undefined;
	if (spot) return fileView(step, spot.path, spot);
	if (place?.state === "whole") {
		if (!place.isFolder) return fileView(step, place.path, undefined);
		await revealFolder(repository, place.path);
		return blankView(step);
	}
	if (place?.state === "unanchored")
		return fileView(step, place.spot.path, undefined);
	const then = await repository.tacit.codeOfStep(placed, index);
	if (!then) return blankView(step);
	return textView(step, nameThen(then), then.text, then.spot);
}

/** `store@4f2c1e9a.ts`: told apart from the file of today, in the same language. */
function nameThen({ path, revision }: CodeOfStep): string {
	const [, stem, ending] = /^(.+?)(\.[^.]*)?$/.exec(baseName(path)) ?? [];
	return `${stem}@${revisionWord(revision)}${ending ?? ""}`;
}

async function revealFolder(
	repository: OpenRepository,
	path: RepoPath,
): Promise<void> {
	try {
		await commands.executeCommand(
			"revealInExplorer",
			await repository.codeUri(path),
		);
	} catch (error) {
		if (!isTacitError(error)) throw error;
	}
}

/** A file of today; where it cannot be opened as text, nothing but the step's words. */
async function fileView(
	step: StepToView,
	path: RepoPath,
	spot: Pick<StepSpot, "line" | "selection"> | undefined,
): Promise<StepView> {
	let document: TextDocument;
	try {
		document = await workspace.openTextDocument(
			await step.repository.codeUri(path),
		);
	} catch {
		return { ...(await blankView(step)), isUnshowable: true };
	}
	return { ...(await show(document, spot)), isToday: true };
}

/** A text that lies nowhere; `name` tells its language. */
async function textView(
	{ codes, made }: StepToView,
	name: string,
	text: string,
	spot:
		| {
				readonly line: number | undefined;
				readonly selection: TourSelection | undefined;
		  }
		| undefined,
): Promise<StepView> {
	const uri = codes.add(name, text);
	made(uri);
	const document = await workspace.openTextDocument(uri);
	const line = spot?.line;
	return show(
		document,
		line === undefined ? undefined : { line, selection: spot?.selection },
	);
}

/** For a step without code: its words stand at the top of an empty text that bears the tour's name. */
function blankView(step: StepToView): Promise<StepView> {
	const title = plainTourTitle(step.placed.tour.title)
		.replace(/[^\p{L}\p{N} ,.-]/gu, " ")
		.trim();
	const target = stepTarget(
		step.placed.tour,
		step.index,
		step.placed.found.root,
	);
	const name = target.kind === "none" ? title : `${title} ${step.index + 1}`;
	return textView(step, name || "Tour", "", undefined);
}

async function show(
	document: TextDocument,
	spot: Pick<StepSpot, "line" | "selection"> | undefined,
): Promise<StepView> {
	const editor = await window.showTextDocument(document, { preview: true });
	const range = spot ? rangeOfSpot(spot, document) : new Range(0, 0, 0, 0);
	if (spot) {
		const { selection } = spot;
		const cursor = selection
			? document.validateRange(rangeOfSelection(selection))
			: new Range(range.start, range.start);
		editor.selection = new Selection(cursor.start, cursor.end);
	}
	editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
	return { document, editor, range, isToday: false, isUnshowable: false };
}

function rangeOfSpot(
	{ line, selection }: Pick<StepSpot, "line" | "selection">,
	document: TextDocument,
): Range {
	const lines = selection
		? linesOfSelection(selection)
		: { start: line, end: line };
	const { start, end } = document.validateRange(
		new Range(lines.start - 1, 0, lines.end - 1, 0),
	);
	return new Range(
		start.line,
		0,
		end.line,
		document.lineAt(end.line).text.length,
	);
}

function rangeOfSelection({ start, end }: TourSelection): Range {
	return new Range(
		start.line - 1,
		start.character - 1,
		end.line - 1,
		end.character - 1,
	);
}
