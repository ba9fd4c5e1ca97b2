import { splitLines } from "../core/anchor/preparedText.ts";
import { TacitError } from "../core/errors.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { withoutTitle } from "../core/markdown/withoutTitle.ts";
import { type Message, msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { isNotebookPath } from "../core/notebook/codeText.ts";
import type { NoteId } from "../core/noteId.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type {
	ChangedFile,
	FileVersion,
	WholeCommit,
	Workspace,
} from "../core/ports.ts";
import { replaceText } from "../core/replaceText.ts";
import {
	baseName,
	type RepoPath,
	relativeRepoPath,
	repoRoot,
} from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { PathStep } from "../internalize/path/pathStep.ts";
import {
	changeTour,
	type TourChange,
	type WrittenPlace,
} from "../internalize/tours/changeTour.ts";
import {
	type CommitStep,
	commitSteps,
	commitStepText,
	mainLine,
	type TextChange,
} from "../internalize/tours/commitSteps.ts";
import {
	composeTour,
	type NewStep,
	type NewTour,
} from "../internalize/tours/composeTour.ts";
import {
	type NoteToTell,
	noteStep,
	noteSteps,
} from "../internalize/tours/noteSteps.ts";
import {
	type ReadingToTell,
	readingStep,
} from "../internalize/tours/pathSteps.ts";
import type { StepToPlace } from "../internalize/tours/placeSteps.ts";
import type { StepPlace } from "../internalize/tours/stepPlace.ts";
import { tourRootOf } from "../internalize/tours/tourPaths.ts";
import type { TacitBase } from "./base.ts";
import type { FoundTour } from "./tours.ts";

/** Where a tour is to be written, and what it is called. */
export interface TourToMake {
	readonly path: RepoPath;
	/** Plain text. */
	readonly title: string;
}

/** Makes tours of what there is. */
export interface TourMaking {
	/**
	 * The text of a tour through the commits of a range (`A..B`), the oldest first: a step for each file that one changed, with its words
	 * and the diff, where the lines are today. Merges are left out. Throws `bad-argument` for what is no range, and for one without
	 * commits.
	 */
	tourOfCommits(range: string, made: TourToMake): Promise<string>;
	/** The text of a tour through notes, a step for each, along the code as it is today. */
	tourOfNotes(notes: readonly IndexedNote[], made: TourToMake): Promise<string>;
	/**
	 * The text of a tour along a reading path (see `readingPath`), a step for each of its steps. `words` says in which language it is told
	 * why. Throws as `readingPath`.
	 */
	tourOfPath(
		area: RepoPath,
		made: TourToMake,
		words: (message: Message) => string,
	): Promise<string>;
	/** The text of a tour without steps. */
	newTour(title: string): string;
	/** Makes a change in a tour that lies in a file; throws `conflict` if the file is not as it was read. */
	changeTour(found: FoundTour, change: TourChange): Promise<void>;
	/** Gives a tour's file the text that it had before, `undefined`: takes it away. Throws `conflict` if it is not as it was read. */
	restoreTour(found: FoundTour, text: string | undefined): Promise<void>;
	/** Where code is, as a step of a tour in this file is to have it. */
	writtenPlace(
		tour: RepoPath,
		code: RepoPath,
		place: Omit<WrittenPlace, "file">,
	): WrittenPlace;
	/** Writes it; throws `bad-argument` where there is a file already. */
	writeTour(path: RepoPath, text: string): Promise<void>;
}

/** What the other parts of the facade answer. */
export interface TourSources {
	placeSteps(steps: readonly StepToPlace[]): Promise<readonly StepPlace[]>;
	placeNotes(path: RepoPath): Promise<readonly PlacedNote[]>;
	body(id: NoteId): Promise<string>;
	readingPath(area: RepoPath): Promise<{ readonly steps: readonly PathStep[] }>;
	/** The file that a note's first anchor is in by now, where it is not in its own. */
	movedTo(note: IndexedNote): RepoPath | undefined;
}

/** The newest commits of a range that are told. */
const mostCommits = 100;
/** Larger texts are told without a diff, in UTF-16 units. */
const longestText = 1_000_000;

/** Over a repository's notes and history. */
export function createTourMaking(
	{ workspace, history, readText }: TacitBase,
	{ placeSteps, body, readingPath, ...sources }: TourSources,
): TourMaking {
	async function linesOf(
		version: FileVersion | undefined,
	): Promise<readonly string[] | undefined> {
		if (!version) return [];
		const bytes = await history().blob(version.blob);
		const decoded = bytes && decodeText(bytes);
		return decoded && "text" in decoded && decoded.text.length <= longestText
			? splitLines(decoded.text)
			: undefined;
	}

	async function textChange({
		before,
		after,
	}: ChangedFile): Promise<readonly TextChange[]> {
		const path = (after ?? before)?.path;
		const [linesBefore, linesAfter] = await Promise.all([
			linesOf(before),
			linesOf(after),
		]);
		return path !== undefined && linesBefore && linesAfter
			? [{ path, after, linesBefore, linesAfter }]
			: [];
	}

	const stepsOf = async (
		commit: WholeCommit,
	): Promise<readonly CommitStep[]> => {
		const changes: TextChange[] = [];
		for (const file of commit.files) changes.push(...(await textChange(file)));
		return commitSteps(commit, changes);
	};

	const safely = async () => {
		const { safeMarkdown } = await import("../core/markdown/safeMarkdown.ts");
		return (text: string) => safeMarkdown(text.slice(0, 8000));
	};

	/** Says what notes say, and where they are. */
	const noteTeller = async () => {
		const safe = await safely();
		const lengths = new Map<RepoPath, readonly string[]>();
		return {
			safe,
			async tell(note: IndexedNote): Promise<NoteToTell> {
				const place = await placeOf(note, sources);
				if (place?.lines && !lengths.has(place.path))
					lengths.set(
						place.path,
						splitLines((await readText(place.path)) ?? ""),
					);
				return {
					title: plainTitle(note.head.title),
					text: safe(withoutTitle(await body(note.head.id))),
					by: note.head.by.map(({ name }) => safe(name).trim()),
					...{ date: note.head.date, place },
				};
			},
			lengthOf: (file: RepoPath, line: number) =>
				lengths.get(file)?.[line - 1]?.length ?? 0,
		};
	};

	return {
		async tourOfCommits(range, { path, title }) {
			const commits = (await history().commitsIn(range, mostCommits))
				.filter(({ parents }) => parents.length < 2)
				.reverse();
			if (commits.length === 0)
				throw new TacitError(
					"bad-argument",
					msg`There is no commit in ${range}, merges aside.`,
				);
			const steps: CommitStep[] = [];
			for (const commit of commits) steps.push(...(await stepsOf(commit)));
			const places = await placeSteps(steps.map(toPlace));
			const safe = await safely();
			const tour: NewTour = {
				title,
				steps: steps.map((step, index) =>
					commitStepText(step, places[index], fileFrom(path), safe),
				),
			};
			return composeTour(tour);
		},
		async tourOfNotes(notes, { path, title }) {
			const { tell, lengthOf } = await noteTeller();
			const told: NoteToTell[] = [];
			for (const note of notes) told.push(await tell(note));
			return composeTour({
				title,
				steps: noteSteps(told, fileFrom(path), lengthOf),
			});
		},
		async tourOfPath(area, { path, title }, words) {
			const { tell, lengthOf, safe } = await noteTeller();
			const fileOf = fileFrom(path);
			const steps: NewStep[] = [];
			for (const step of (await readingPath(area)).steps)
				steps.push(
					step.note
						? noteStep(await tell(step.note), fileOf, lengthOf)
						: readingStep(
								await readingToTell(step, words, safe, workspace),
								fileOf,
							),
				);
			return composeTour({ title, steps });
		},
		newTour: (title) => composeTour({ title, steps: [] }),
		async changeTour({ path, text }, change) {
			const after = changeTour(text, change);
			if (after !== text)
				await replaceText({ path, before: text, after }, workspace);
		},
		async restoreTour({ path, text }, before) {
			if (before !== text)
				await replaceText({ path, before: text, after: before }, workspace);
		},
		writtenPlace: (tour, code, place) => ({
			...place,
			file: fileFrom(tour)(code),
		}),
		async writeTour(path, text) {
			if ((await workspace.read(path)) !== undefined)
				throw new TacitError(
					"bad-argument",
					msg`${path} is there already. Name another file.`,
				);
			await replaceText({ path, before: undefined, after: text }, workspace);
		},
	};
}

/** How a tour's file names the files of its steps. */
function fileFrom(tour: RepoPath): (path: string) => string {
	const root = tourRootOf(tour, undefined) ?? repoRoot;
	return (path) => relativeRepoPath(root, path as RepoPath);
}

/** What of the commit is to be looked for today. */
function toPlace({ commit, change, hunks }: CommitStep): StepToPlace {
	const line = mainLine(hunks);
	if (!change?.after || line === undefined)
		return { target: { kind: "none" }, birth: undefined, why: "uncommitted" };
	const { path } = change.after;
	const target = { kind: "lines", path, line, selection: undefined } as const;
	return { target, birth: { commit: commit.hash, target }, why: "no-history" };
}

async function placeOf(
	note: IndexedNote,
	{ placeNotes, movedTo }: Pick<TourSources, "placeNotes" | "movedTo">,
): Promise<NoteToTell["place"]> {
	const { head, file } = note;
	const [anchor] = head.anchors;
	if (!anchor) return undefined;
	const { path, isFolder } = anchor;
	if (isFolder) return { path, isFolder, lines: undefined };
	const found = (await placeNotes(movedTo(note) ?? path)).find(
		(each) =>
			each.anchorIndex === 0 &&
			each.note.file.path === file.path &&
			each.note.file.visibility === file.visibility,
	)?.placement;
	if (found?.state === "whole")
		return { path: found.path, isFolder: false, lines: undefined };
	if (found?.state !== "attached") return undefined;
	// Lines of a notebook are those of its cells, not of its file.
	const lines = isNotebookPath(found.path) ? undefined : found.lines;
	return { path: found.path, isFolder: false, lines };
}

async function readingToTell(
	{ key, kind, path, lines, title, why, pin }: PathStep,
	words: (message: Message) => string,
	safe: (text: string) => string,
	workspace: Pick<Workspace, "kindOf">,
): Promise<ReadingToTell> {
	return {
		title:
			title === undefined
				? baseName(path ?? (key as RepoPath))
				: plainTitle(title),
		said: [pin ? safe(pin.said) : "", ...why.map((each) => safe(words(each)))],
		path,
		isFolder: path !== undefined && (await workspace.kindOf(path)) === "folder",
		line: lines?.end,
		page: kind === "page" ? safe(`<${key}>`) : undefined,
	};
}
