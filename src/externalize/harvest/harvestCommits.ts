import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { prepareText } from "../../core/anchor/preparedText.ts";
import { isTacitError } from "../../core/errors.ts";
import type { Pacer } from "../../core/pacer.ts";
import type {
	ChangedFile,
	FileVersion,
	History,
	WholeCommit,
} from "../../core/ports.ts";
import { isWithin, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type { ReadVersion } from "../moments/changedFile.ts";
import { type FileRole, fileRole } from "../moments/fileRole.ts";
import { hunksOf } from "../moments/hunks.ts";
import { versionReader } from "../moments/versionReader.ts";
import { commentsIn } from "../reasons/commentsIn.ts";
import {
	type EditedFile,
	linesWritten,
	type WrittenLines,
} from "./changedLines.ts";
import { type CommitSaying, commitSaying } from "./commitSaying.ts";
import type { Harvested } from "./harvested.ts";
import { isHarvested } from "./isHarvested.ts";
import { type PlaceToday, placeToday, type TextToday } from "./placeToday.ts";
import { bareWords, saysMostOf } from "./sameWords.ts";
import { saysGenerated } from "./saysGenerated.ts";

/** Which commits are read. */
export interface HarvestedRange {
	/** As `History.commitsIn` takes it. */
	readonly range: string;
	/** Day (`YYYY-MM-DD`) before which commits are left out. */
	readonly since?: string | undefined;
	/** Only what is about code at or below this path today; everything when left out. */
	readonly below?: RepoPath | undefined;
}

/** What commits are read with. */
export interface CommitReading {
	readonly history: Pick<
		History,
		"blob" | "commitsIn" | "head" | "renamesSince"
	>;
	/** The text of a file as it is today; `undefined` where there is none that people write. */
	today(path: RepoPath): Promise<PreparedText | undefined>;
	readonly pacer: Pacer;
	/** Asked between two commits; once it says so, what was found is all. */
	isStopped?(): boolean;
	/** Told how many of all commits are read. */
	onProgress?(read: number, all: number): void;
}

/** What came of reading commits. */
export interface CommitsRead {
	/** How many commits were looked at. */
	readonly commits: number;
	/** In the order of their commits, the newest first. */
	readonly reasons: readonly Harvested[];
	/** How many more give a reason for code that is gone, is another by now, or is not surely found. */
	readonly gone: number;
}

/** Commits of a range beyond which no more are looked at. */
const mostCommits = 20_000;
/** A commit that changed more files is about no lines in particular. */
const mostFiles = 30;
const mostCode = 8;
/** Changes apart from each other beyond which a message must name something in one of them. */
const mostPlaces = 3;
/** How much likelier the likeliest of more places must be than the next. */
const ahead = 1.5;
/** Among so few one is meant anyway, else words must stand in it. */
const surePlaces = 1;
const leastSpoken = 3;
/** Places that are tried: the best, and those nearly as likely. */
const mostTried = 3;
const nearly = 0.7;
/** Files into which code may have gone. */
const mostOthers = 6;
/** Fewer statements stand elsewhere by chance. */
const leastMoved = 3;

const nothing = prepareText("");

/**
 * The reasons that the messages of a range's commits and merges give, each with the lines that the commit wrote and its
 * words most likely speak of, as they stand today. Left out is what robots wrote, what was taken back within the range, what
 * a comment in the same file says already, and what was said once. A few git processes, one more for each merge that gives
 * a reason; reads two versions of files for each commit that does. Throws what git throws.
 */
export async function harvestCommits(
	{ range, since, below = repoRoot }: HarvestedRange,
	reading: CommitReading,
): Promise<CommitsRead> {
	const { history, pacer } = reading;
	if (!(await history.head())?.commit)
		return { commits: 0, reasons: [], gone: 0 };
	const told = await pacer.during(() => history.commitsIn(range, mostCommits));
	const isOld = ({ date }: WholeCommit) => since !== undefined && date < since;
	const read = versionReader(history);
	const later = new Later(await renamesAfter(told[0], reading));
	const commented = commentReader(reading);
	const said = new Set<string>();
	const back: string[] = [];
	const reasons: Harvested[] = [];
	let commits = 0;
	let gone = 0;
	for (const [at, commit] of told.entries()) {
		if (reading.isStopped?.()) break;
		if (pacer.isDue()) await pacer.rest();
		reading.onProgress?.(at, told.length);
		if (!isOld(commit)) commits++;
		const saying = isOld(commit) ? undefined : commitSaying(commit);
		if (saying) back.push(...saying.reverts);
		const isBack = back.some((hash) => commit.hash.startsWith(hash));
		if (saying && !isBack && !said.has(bareWords(saying.text))) {
			const place = await placeOf(commit, saying, { ...reading, read, later });
			if (place === "gone") gone++;
			else if (place && isWithin(below, place.path)) {
				said.add(bareWords(saying.text));
				if (!(await commented(place.path, saying.text)))
					reasons.push(harvestedOf(commit, saying, place));
			}
		}
		later.add(commit);
	}
	return { commits, reasons, gone };
}

/** Where files went between the newest of the commits and HEAD. */
async function renamesAfter(
	newest: WholeCommit | undefined,
	{ history, pacer }: CommitReading,
): Promise<ReadonlyMap<RepoPath, RepoPath>> {
	const head = await history.head();
	return newest === undefined || newest.hash === head?.commit
		? new Map()
		: pacer.during(async () =>
				(await history.renamesSince([newest.hash]))(newest.hash),
			);
}

function harvestedOf(
	{ hash, author, date }: WholeCommit,
	{ text, subject, kind, strength }: CommitSaying,
	place: PlaceToday,
): Harvested {
	return {
		...{ ...place, source: "commit", comment: undefined, subject },
		...{ text, kind, strength, author: { commit: hash, author, date } },
	};
}

interface Placing extends CommitReading {
	readonly read: ReadVersion;
	readonly later: Later;
}

/** Where a commit's reason belongs today; `undefined` where it is about no lines that can be told apart. */
async function placeOf(
	commit: WholeCommit,
	saying: CommitSaying,
	placing: Placing,
): Promise<PlaceToday | "gone" | undefined> {
	// What the first says is about all of it.
	if (commit.parents.length === 0) return undefined;
	const files = await editedFiles(commit, placing);
	const written = linesWritten(files, saying.text, saying.subject);
	const [best] = written;
	if (!best || !isToldApart(best, written, saying)) return undefined;
	const likely = written
		.filter(({ score }) => score >= nearly * best.score)
		.slice(0, mostTried);
	for (const lines of likely) {
		if (placing.pacer.isDue()) await placing.pacer.rest();
		const place = placeToday(lines, {
			...(await ownFile(lines.file.path, placing)),
			others: [],
		});
		if (place) return place;
	}
	if (best.statements.length < leastMoved) return "gone";
	const { path } = best.file;
	const others = await filesBeside(path, placing);
	if (others.length === 0) return "gone";
	return (
		placeToday(best, { ...(await ownFile(path, placing)), others }) ?? "gone"
	);
}

/** Whether a reason seems to speak of these lines, and not of others that the commit changed. */
function isToldApart(
	best: WrittenLines,
	written: readonly WrittenLines[],
	{ isOfChecks, isLong }: CommitSaying,
): boolean {
	const { file, lines, named, spoken, score } = best;
	if (isOfChecks && file.role !== "test") return false;
	const next = written[1]?.score ?? 0;
	const isAhead = named > 0 && score >= ahead * next;
	if (file.role !== "code" || lines === undefined) return isAhead;
	if (written.length <= surePlaces) return true;
	if (isLong || written.length > mostPlaces) return isAhead;
	return named > 0 || spoken >= leastSpoken;
}

/** The file of a path today, or what it was renamed to. */
async function ownFile(
	path: RepoPath,
	placing: Placing,
): Promise<{
	readonly same: TextToday | undefined;
	readonly renamed: TextToday | undefined;
}> {
	const renamed = placing.later.nameOf(path);
	return {
		same: renamed === undefined ? await textToday(path, placing) : undefined,
		renamed: renamed && (await textToday(renamed, placing)),
	};
}

/** Files to which code of a path may have gone. */
async function filesBeside(
	path: RepoPath,
	placing: Placing,
): Promise<readonly TextToday[]> {
	const others: TextToday[] = [];
	for (const other of placing.later.companionsOf(path)) {
		if (others.length >= mostOthers) break;
		if (other === path || other === placing.later.nameOf(path)) continue;
		const text = isHarvested(other) && (await textToday(other, placing));
		if (text) others.push(text);
	}
	return others;
}

async function textToday(
	path: RepoPath,
	{ today }: Placing,
): Promise<TextToday | undefined> {
	const text = await today(path);
	return text && { path, text };
}

/** The texts of what a commit changed in code; in configuration, or tests, where it changed no code. */
async function editedFiles(
	commit: WholeCommit,
	placing: Placing,
): Promise<readonly EditedFile[]> {
	const isMerge = commit.parents.length > 1;
	const changed = isMerge ? await filesOfMerge(commit, placing) : commit.files;
	if (changed.length > mostFiles) return [];
	const known = changed.flatMap((file) => {
		const { before, after } = file;
		return after && before?.blob !== after.blob && isHarvested(after.path)
			? [{ before, after, role: fileRole(after.path) }]
			: [];
	});
	const chosen = (
		["code", "configuration", "test"] as const satisfies FileRole[]
	)
		.map((role) => known.filter((file) => file.role === role))
		.find(({ length }) => length > 0);
	if (!chosen || chosen.length > mostCode) return [];
	const edited: EditedFile[] = [];
	for (const { before, after, role } of chosen) {
		if (placing.pacer.isDue()) await placing.pacer.rest();
		const [old, now] = await placing.pacer.during(async () => [
			before ? await placing.read(before) : nothing,
			await placing.read(after),
		]);
		if (!old || !now || saysGenerated(now.lines.slice(0, 30).join("\n")))
			continue;
		edited.push({
			...{ path: after.path, role, isNew: before === undefined },
			edit: { before: old, after: now, hunks: hunksOf(old, now) },
		});
	}
	return edited;
}

/** What a merge brought to its first parent, as far as the commits that it brought tell; empty where git does not have them. */
async function filesOfMerge(
	{ hash, parents }: WholeCommit,
	{ history, pacer }: Placing,
): Promise<readonly ChangedFile[]> {
	const [into] = parents;
	if (into === undefined) return [];
	try {
		const brought = await pacer.during(() =>
			history.commitsIn(`${into}..${hash}`, mostFiles),
		);
		const first = new Map<RepoPath, FileVersion | undefined>();
		const last = new Map<RepoPath, FileVersion>();
		// The newest first: the last that is seen of a file is what it was before.
		for (const { files } of brought)
			for (const { before, after } of files) {
				if (!after) continue;
				if (!last.has(after.path)) last.set(after.path, after);
				first.set(after.path, before);
			}
		return [...last.values()].map((after) => ({
			before: first.get(after.path),
			after,
		}));
	} catch (error) {
		if (isTacitError(error, "git-failed")) return [];
		throw error;
	}
}

/** Tells whether a comment in a file says what a text says; the comments of a file are read once. */
function commentReader({
	today,
}: Pick<CommitReading, "today">): (
	path: RepoPath,
	text: string,
) => Promise<boolean> {
	const read = new Map<RepoPath, readonly string[]>();
	return async (path, text) => {
		const now = read.has(path) ? undefined : await today(path);
		const comments =
			read.get(path) ??
			commentsIn(now?.lines.join("\n") ?? "", path).map(
				(comment) => comment.text,
			);
		read.set(path, comments);
		return comments.some((comment) => saysMostOf(comment, text));
	};
}

/** What was done to files since, by the commits that were read before: those that came later. */
class Later {
	readonly #names: Map<RepoPath, RepoPath>;
	readonly #companions = new Map<RepoPath, Set<RepoPath>>();

	/** `names`: where files went after all of them. */
	constructor(names: ReadonlyMap<RepoPath, RepoPath>) {
		this.#names = new Map(names);
	}

	add({ files }: WholeCommit): void {
		for (const { before, after } of files) {
			if (!before || !after || before.path === after.path) continue;
			this.#names.set(before.path, this.#names.get(after.path) ?? after.path);
		}
		if (files.length > mostFiles) return;
		const now = files.flatMap(({ after }) =>
			after ? [this.#names.get(after.path) ?? after.path] : [],
		);
		for (const { before } of files) {
			if (!before) continue;
			const known = this.#companions.get(before.path) ?? new Set();
			for (const path of now) if (path !== before.path) known.add(path);
			this.#companions.set(before.path, known);
		}
	}

	/** What a file is called today; `undefined` where it kept its name, as far as is known. */
	nameOf(path: RepoPath): RepoPath | undefined {
		return this.#names.get(path);
	}

	/** Files that were changed together with it later: code that left it is in one of them. */
	companionsOf(path: RepoPath): readonly RepoPath[] {
		const name = this.nameOf(path);
		return [
			...(this.#companions.get(path) ?? []),
			...((name && this.#companions.get(name)) ?? []),
		];
	}
}
