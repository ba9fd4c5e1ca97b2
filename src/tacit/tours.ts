import type { PreparedText } from "../core/anchor/preparedText.ts";
import { isTacitError, TacitError } from "../core/errors.ts";
import type { FileFinding, Finding } from "../core/finding.ts";
import type { FindPattern } from "../core/findPattern.ts";
import { type Message, msg } from "../core/message.ts";
import type { NoteFile } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import type { History, Workspace } from "../core/ports.ts";
import { replaceText } from "../core/replaceText.ts";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { baseReader } from "../core/whereabouts/bases.ts";
import { createTexts } from "../core/whereabouts/texts.ts";
import { customTourFolder } from "../internalize/tours/customTourFolder.ts";
import { type ParsedTour, parseTour } from "../internalize/tours/parseTour.ts";
import { patternLines } from "../internalize/tours/patternLines.ts";
import { pinnedRevision } from "../internalize/tours/pinnedRevision.ts";
import { placePinned } from "../internalize/tours/placePinned.ts";
import {
	placeSteps,
	type StepPlacing,
	type StepToPlace,
} from "../internalize/tours/placeSteps.ts";
import type { TourRepair } from "../internalize/tours/planRepair.ts";
import type { StepBirth } from "../internalize/tours/stepBirths.ts";
import { stepExcerpt } from "../internalize/tours/stepExcerpt.ts";
import type { StepPlace } from "../internalize/tours/stepPlace.ts";
import {
	isPlaced,
	type StepTarget,
	stepTarget,
} from "../internalize/tours/stepTarget.ts";
import type { Tour } from "../internalize/tours/tour.ts";
import { tourFindings } from "../internalize/tours/tourFindings.ts";
import type { WrittenStep } from "../internalize/tours/tourMarkdown.ts";
import {
	editorSettingsPath,
	isTourName,
	tourFolders,
	tourRootOf,
} from "../internalize/tours/tourPaths.ts";
import type { TacitBase } from "./base.ts";
import { tourSteps } from "./tourSteps.ts";

/** A tour's file, as it was read. */
export interface FoundTour extends ParsedTour {
	readonly path: RepoPath;
	/** The folder that its steps are relative to. */
	readonly root: RepoPath;
	/** Without the byte order mark. */
	readonly text: string;
}

/** A tour with where its steps are today. */
export interface PlacedTour {
	readonly found: FoundTour;
	readonly tour: Tour;
	/** One for each step. */
	readonly places: readonly StepPlace[];
	/** The commit that set each step's place; `undefined` where none is known, and of a tour that speaks of a fixed commit. */
	readonly births: readonly (StepBirth | undefined)[];
	/** Whether the tour speaks of a commit, tag or branch that git does not have. */
	readonly isRefUnknown: boolean;
}

/** Reads tours, and says where their steps are today. */
export interface Tours {
	/** All of them, ordered by path: those that CodeTour finds when the repository, or a folder of it, is opened. */
	tours(): Promise<readonly FoundTour[]>;
	/** The one in this file, wherever it lies. Throws `bad-argument` where there is none. */
	tourAt(path: RepoPath): Promise<FoundTour>;
	/**
	 * Says where the steps of these tours are today, one answer for each; `undefined` for a file that could not be read as a tour.
	 * Of several at once other files are read once. `mostVersions` commits of a tour are looked into, a thousand where it is
	 * left out; with one of them the last edit of a tour counts as that of each of its steps.
	 */
	placeTours(
		tours: readonly FoundTour[],
		options?: { readonly mostVersions: number },
	): Promise<readonly (PlacedTour | undefined)[]>;
	/** All that is wrong with a tour, its syntax first; `all` are those that it may name. One that cannot be read has findings, too. */
	checkTour(
		found: FoundTour,
		placed: PlacedTour | undefined,
		all: readonly FoundTour[],
	): readonly FileFinding[];
	/** Says where any steps are today; see `placeSteps`. */
	placeSteps(steps: readonly StepToPlace[]): Promise<readonly StepPlace[]>;
	/** Each step with the code that it speaks of, where that is certain. */
	readSteps(placed: PlacedTour): Promise<readonly WrittenStep[]>;
	/** Writes a plan of `planRepair`; throws `conflict` if the file is not as it was read. */
	writeRepair(found: FoundTour, repair: TourRepair): Promise<void>;
}

/** Patterns that may take too long; nobody writes several. */
const mostSlow = 5;
/** Commits that changed a tour's file which are looked into. */
const mostVersions = 1000;

/** Over a repository's files and, where there is git, its history. */
export function createTours(
	base: TacitBase,
	findPattern: FindPattern | undefined,
): Tours {
	const { workspace, historyIfAny, readText, slice, log } = base;

	const historyHere = async () =>
		historyIfAny && (await historyIfAny.head()) ? historyIfAny : undefined;

	async function custom(): Promise<RepoPath | undefined> {
		const settings = await textOf(editorSettingsPath);
		return settings === undefined ? undefined : customTourFolder(settings);
	}

	/** `undefined` too for what cannot be read. */
	async function textOf(path: RepoPath): Promise<string | undefined> {
		try {
			return await readText(path);
		} catch (error) {
			if (!isTacitError(error)) throw error;
			log.warn(`${path} could not be read.`, error);
			return undefined;
		}
	}

	async function listPaths(more: RepoPath | undefined) {
		const history = await historyHere();
		const paths = new Set<RepoPath>();
		if (history)
			for (const path of (await history.workTree()).keys()) paths.add(path);
		else
			for (const path of await workspace.walk(
				(name) => name.endsWith(".tour"),
				createPacer(slice),
			))
				paths.add(path);
		// Git does not tell of ignored ones.
		const own = [...tourFolders, ".vscode", ...(more ? [more] : [])];
		for (const folder of [repoRoot, ...own])
			for (const { path } of await workspace.listFolder(folder as RepoPath))
				paths.add(path);
		return [...paths]
			.filter((path) => tourRootOf(path, more) !== undefined)
			.sort();
	}

	const readTour = async (
		path: RepoPath,
		root: RepoPath,
	): Promise<FoundTour | undefined> => {
		const text = await readText(path);
		return text === undefined
			? undefined
			: { path, root, text, ...parseTour(text) };
	};

	/** Places them with the files and the history that there are. */
	const placeAll = async (
		steps: readonly StepToPlace[],
		placing: Omit<StepPlacing, "kindOf" | "elsewhere">,
		history: History | undefined,
	) =>
		placeSteps(steps, {
			...placing,
			kindOf: (path) => kindOf(path, workspace),
			elsewhere: history && {
				...{ history, workspace },
				tree: await history.workTree(),
				baseIn: baseReader(history),
			},
		});

	const placingWith = (history: History | undefined) => ({
		texts: createTexts(workspace, history ?? noHistory),
		pacer: createPacer(slice),
		patternLines: lookUp(),
	});

	/** Looks for patterns, until so many of them took too long that more of them would stop everything. */
	const lookUp = () => {
		let left = findPattern ? mostSlow : 0;
		return (pattern: string, text: PreparedText) =>
			patternLines(pattern, text, (...asked) => {
				const found = left > 0 && findPattern ? findPattern(...asked) : "slow";
				if (found === "slow") left--;
				return found;
			});
	};

	const placeTours = async (
		tours: readonly FoundTour[],
		most: number,
	): Promise<readonly (PlacedTour | undefined)[]> => {
		const history = await historyHere();
		const placing = placingWith(history);
		const { texts } = placing;
		const steps: StepToPlace[] = [];
		/** Takes the tour's own out of the places of all steps. */
		const placed: (
			| ((places: readonly StepPlace[]) => PlacedTour)
			| undefined
		)[] = [];
		for (const found of tours) {
			const { tour, root } = found;
			if (!tour) {
				placed.push(undefined);
				continue;
			}
			const targets = tour.steps.map((_, index) =>
				stepTarget(tour, index, root),
			);
			const pinned = history
				? await pinnedRevision(tour, targets.flatMap(fileOf), history)
				: "present";
			if (pinned !== "present" && pinned !== "unknown") {
				const { revision } = pinned;
				const places: StepPlace[] = [];
				for (const target of targets)
					places.push(
						await placePinned(target, revision, {
							...placing,
							textThen: (path) => texts.at(revision, path),
						}),
					);
				placed.push(() => ({
					...{ found, tour, places, isRefUnknown: false },
					births: tour.steps.map(() => undefined),
				}));
				continue;
			}
			const own = await tourSteps(found, tour, {
				...{ history, most, custom: await custom() },
			});
			const first = steps.length;
			steps.push(...own);
			placed.push((all) => ({
				...{ found, tour, isRefUnknown: pinned === "unknown" },
				places: all.slice(first, first + own.length),
				births: own.map(({ birth }) => birth),
			}));
		}
		const places = await placeAll(steps, placing, history);
		return placed.map((take) => take?.(places));
	};

	return {
		async tours() {
			const more = await custom();
			const found: FoundTour[] = [];
			for (const path of await listPaths(more)) {
				const root = tourRootOf(path, more) ?? repoRoot;
				try {
					const tour = await readTour(path, root);
					if (tour && (tour.tour || isTourName(path))) found.push(tour);
				} catch (error) {
					if (!isTacitError(error)) throw error;
					if (isTourName(path)) found.push(unreadable(path, root, error.words));
				}
			}
			return found;
		},
		async tourAt(path) {
			const root = tourRootOf(path, await custom()) ?? repoRoot;
			const found = await readTour(path, root);
			if (found) return found;
			throw new TacitError("bad-argument", msg`There is no file ${path}.`);
		},
		async placeSteps(steps) {
			const history = await historyHere();
			return placeAll(steps, placingWith(history), history);
		},
		placeTours: (tours, options) =>
			placeTours(tours, options?.mostVersions ?? mostVersions),
		checkTour({ path, root, findings }, placed, all) {
			const file: NoteFile = { visibility: "published", path };
			const more = placed
				? tourFindings({
						...{ tour: placed.tour, root, places: placed.places },
						isRefUnknown: placed.isRefUnknown,
						tours: stepCounts([placed.found, ...all]),
					})
				: [];
			return [...findings, ...more].map((each) => ({ ...each, file }));
		},
		async readSteps({ tour, found, places }) {
			const texts = createTexts(workspace, historyIfAny ?? noHistory);
			const linesOf = async (place: StepPlace) => {
				if (!("spot" in place)) return undefined;
				const { path } = place.spot;
				return place.state === "pinned"
					? texts.at(place.revision, path)
					: texts.today(path);
			};
			const steps: WrittenStep[] = [];
			for (const [index, place] of places.entries()) {
				const text = await linesOf(place);
				steps.push({
					...{ target: stepTarget(tour, index, found.root), place },
					excerpt:
						"spot" in place && text
							? stepExcerpt(place.spot, text.lines)
							: undefined,
				});
			}
			return steps;
		},
		async writeRepair({ path, text }, repair) {
			if (repair.text !== text)
				await replaceText(
					{ path, before: text, after: repair.text },
					workspace,
				);
		},
	};
}

/** How many steps each tour has, by title; the first of a title counts. */
function stepCounts(tours: readonly FoundTour[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { tour } of tours)
		if (tour && !counts.has(tour.title))
			counts.set(tour.title, tour.steps.length);
	return counts;
}

/** Where there is no git. */
const noHistory: Pick<History, "blob" | "show"> = {
	blob: async () => undefined,
	show: async () => undefined,
};

function fileOf(target: StepTarget): readonly RepoPath[] {
	return isPlaced(target) && target.kind !== "folder" ? [target.path] : [];
}

/** Nothing, too, where the way leads out of the repository by a symbolic link. */
async function kindOf(
	path: RepoPath,
	workspace: Pick<Workspace, "kindOf">,
): Promise<"file" | "folder" | undefined> {
	try {
		return await workspace.kindOf(path);
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}

/** A tour whose file cannot be read. */
function unreadable(path: RepoPath, root: RepoPath, words: Message): FoundTour {
	const finding: Finding = {
		...{ code: "unreadable", severity: "error", found: words },
		...{ lines: { start: 1, end: 1 }, expected: msg`a file that can be read` },
	};
	return {
		...{ path, root, text: "", tour: undefined, stepNodes: [] },
		findings: [finding],
	};
}
