import type { DecisionRecord } from "../combine/records/decisionRecord.ts";
import { TacitError } from "../core/errors.ts";
import type { FileFinding } from "../core/finding.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import { noteFolderOf } from "../core/notePath.ts";
import { createPacer } from "../core/pacer.ts";
import type { Person } from "../core/person.ts";
import {
	baseName,
	isWithin,
	type RepoPath,
	repoRoot,
} from "../core/repoPath.ts";
import type { SharedText } from "../core/sharedText.ts";
import type { AreaNote, AreaRecord } from "../internalize/path/areaView.ts";
import { type Churn, churn } from "../internalize/path/churn.ts";
import { isSourceName } from "../internalize/path/imports/importsIn.ts";
import { pathFileName, pathFilesFor } from "../internalize/path/pathFile.ts";
import type { PathStep } from "../internalize/path/pathStep.ts";
import { createProgress, type Progress } from "../internalize/path/progress.ts";
import { readingPath } from "../internalize/path/readingPath.ts";
import {
	codeMinutes,
	codeSize,
	proseMinutes,
} from "../internalize/path/readingTime.ts";
import type { TacitBase } from "./base.ts";
import type { Knowing } from "./knowing.ts";
import { areaFiles } from "./path/areaFiles.ts";
import { type PinnedSteps, pinnedSteps } from "./path/pinnedSteps.ts";
import { type PathReason, strongestReason } from "./path/strongestReason.ts";
import type { Records } from "./records.ts";

/** A step with what the repository holds on it. */
export interface FoundStep extends PathStep {
	/** The strongest reason in the comments of code; `undefined` where none is sure. */
	readonly reason: PathReason | undefined;
	/** Who knows the file best and is still here to ask. */
	readonly ask: Person | undefined;
}

/** What to read of an area. */
export interface FoundPath {
	/** The folder or file that was asked about. */
	readonly area: RepoPath;
	readonly steps: readonly FoundStep[];
	/** Who knows the area and is still here to ask, at most three; empty where git does not tell. */
	readonly people: readonly Person[];
	/** Where the team pinned steps; `undefined` where it did not. */
	readonly pinnedIn: RepoPath | undefined;
	/** What is wrong with that file. */
	readonly findings: readonly FileFinding[];
}

/** Finds out what somebody who is new should read. */
export interface ReadingPaths {
	/**
	 * What to read of a folder, or before somebody works on a file, in the order in which to read it: see `readingPath`. Throws
	 * `bad-argument` for what is neither. Without git no changes and no people are told.
	 */
	readingPath(place: RepoPath): Promise<FoundPath>;
	/** What is wrong with the files in which teams pinned steps, everywhere. */
	pathFindings(): Promise<readonly FileFinding[]>;
	/** How far somebody has come. Throws `no-git` where there is no place to keep it. */
	pathProgress(): Progress;
}

const mostSteps = 12;
/** On the way to one file. */
const mostToFile = 9;
/** Commits of an area that are looked at. */
const mostCommits = 500;

/** Over a repository's files, notes, records and history. */
export function createReadingPaths(
	base: TacitBase,
	{
		records,
		whoKnows,
		progress,
	}: {
		readonly records: Records["records"];
		readonly whoKnows: Knowing["whoKnows"];
		readonly progress: SharedText | undefined;
	},
): ReadingPaths {
	const { workspace, trees, historyIfAny, log, index, readText, slice } = base;

	const churnOf = async (area: RepoPath): Promise<Churn> => {
		const told = await ifGitAnswers(
			historyIfAny,
			log,
			"Git did not tell what changed.",
			(history) => history.areaCommits(area, mostCommits),
		);
		return churn(told ?? []);
	};

	const notesOf = async (area: RepoPath): Promise<readonly AreaNote[]> => {
		const found = new Map<string, AreaNote>();
		for (const { note, anchor } of await index.anchorsWhere(
			({ path }) => isWithin(area, path),
			createPacer(slice),
		)) {
			const { id, kind, status } = note.head;
			const holds = status === undefined || status === "accepted";
			if (note.file.visibility !== "published" || kind === "question" || !holds)
				continue;
			const before = found.get(id);
			if (!before || anchor.path < before.about)
				found.set(id, { note, about: anchor.path });
		}
		return [...found.values()].sort((one, other) =>
			one.note.head.id < other.note.head.id ? -1 : 1,
		);
	};

	const pinnedOf = async (
		area: RepoPath,
		known: ReadonlySet<RepoPath>,
	): Promise<PinnedSteps & { readonly file: RepoPath | undefined }> => {
		for (const file of pathFilesFor(area)) {
			const text = await readText(file);
			if (text !== undefined)
				return { file, ...(await pinnedSteps(file, text, known, base)) };
		}
		return { file: undefined, steps: [], findings: [] };
	};

	const textOf = async (step: PathStep): Promise<string | undefined> => {
		const { note, path } = step;
		try {
			if (note) {
				const content = await trees[note.file.visibility].read(note.file.path);
				return content && new TextDecoder().decode(content.bytes);
			}
			return path !== undefined && (await workspace.kindOf(path)) === "file"
				? await readText(path)
				: undefined;
		} catch (error) {
			log.warn(`${path} could not be read.`, error);
			return undefined;
		}
	};

	const complete = async (step: PathStep): Promise<FoundStep> => {
		const { path, kind } = step;
		const text = await textOf(step);
		const isCode = kind === "code" || kind === "test";
		return {
			...step,
			minutes:
				step.minutes ??
				(text === undefined
					? undefined
					: isCode
						? codeMinutes(codeSize(text))
						: proseMinutes(text)),
			reason:
				kind === "code" && path !== undefined && text !== undefined
					? strongestReason(text, path)
					: undefined,
			ask:
				isCode && path !== undefined
					? (await whoKnows({ path, isFolder: false })).knowers[0]?.person
					: undefined,
		};
	};

	return {
		async readingPath(place) {
			const kind = await workspace.kindOf(place);
			const isFile = kind === "file";
			if (kind === undefined || (isFile && !isSourceName(place)))
				throw new TacitError(
					"bad-argument",
					msg`A reading path is of a folder, or leads to a file of code: ${place} is neither.`,
				);
			// What a file builds on may lie anywhere.
			const area = isFile ? repoRoot : place;
			const changes = churnOf(area);
			const [files, found] = await Promise.all([
				areaFiles(area, base),
				records(),
			]);
			const known = new Set(found.records.map(({ path }) => path));
			const pinned = isFile
				? { file: undefined, steps: [], findings: [] }
				: await pinnedOf(area, known);
			const steps = readingPath({
				...{ area, focus: isFile ? place : undefined },
				...{ churn: await changes, pinned: pinned.steps },
				most: isFile ? mostToFile : mostSteps,
				...files,
				notes: await notesOf(area),
				records: found.records.flatMap((record) => standing(record, area)),
			});
			const [completed, { knowers }] = await Promise.all([
				Promise.all(steps.map(complete)),
				whoKnows({ path: place, isFolder: !isFile }),
			]);
			return {
				...{ area: place, steps: completed },
				people: knowers.map(({ person }) => person),
				...{ pinnedIn: pinned.file, findings: pinned.findings },
			};
		},
		async pathFindings() {
			const found: FileFinding[] = [];
			const files = (await workspace.listNoteFiles(createPacer(slice))).filter(
				(path) =>
					baseName(path) === pathFileName &&
					noteFolderOf({ visibility: "published", path }) !== undefined,
			);
			for (const file of files) {
				const text = await readText(file);
				if (text === undefined) continue;
				const { findings } = await pinnedSteps(file, text, new Set(), base);
				found.push(...findings);
			}
			return found;
		},
		pathProgress() {
			if (progress) return createProgress(progress);
			throw new TacitError(
				"no-git",
				msg`There is no git directory here, in which it is kept how far you have come.`,
			);
		},
	};
}

/** A record that holds, or may come to, and has to do with the area. */
function standing(
	{ path, title, statuses, files }: DecisionRecord,
	area: RepoPath,
): readonly AreaRecord[] {
	const state = statuses.at(-1)?.is;
	const holds =
		state === undefined || state === "accepted" || state === "proposed";
	const isNear =
		isWithin(area, path) || files.some((file) => isWithin(area, file));
	return holds && isNear ? [{ path, title, files }] : [];
}
