import { overlaps } from "../../core/lineRange.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { History, WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { agentBranches } from "./agentBranches.ts";
import { chanceWanted } from "./chanceWanted.ts";
import {
	type ChangedFile,
	changedFile,
	type ReadVersion,
} from "./changedFile.ts";
import type { CommitView } from "./commitView.ts";
import { fileRole } from "./fileRole.ts";
import { type KindView, kindTable } from "./kindTable.ts";
import {
	type CommitMoment,
	type Finding,
	leastWeights,
	type MomentKind,
	type MomentLevel,
} from "./moment.ts";
import type { MomentReaders } from "./momentReaders.ts";
import { momentWeight } from "./momentWeight.ts";
import { Past } from "./past.ts";
import { pickedConflicts } from "./pickedConflicts.ts";
import { textAfter, versionReader } from "./versionReader.ts";

/** Tells whether a note answers a moment already. */
export type IsNoted = (moment: CommitMoment) => Promise<boolean>;

/** What moments are looked for in, and with. */
export interface MomentSearch {
	readonly history: Pick<History, "blob" | "resolutions" | "show">;
	/** Those looked at, the newest first. */
	readonly commits: readonly WholeCommit[];
	/** Those before them, the newest first: they make no moments, but tell what was done before. */
	readonly former: readonly WholeCommit[];
	/** What commits were before somebody put them onto others and had to resolve conflicts, by the commits' hashes; left out: none. */
	readonly picked?: ReadonlyMap<string, WholeCommit> | undefined;
	readonly level: MomentLevel;
	readonly readers: MomentReaders;
	readonly pacer: Pacer;
	/** Whether a note answers it already; left out: nobody looks. */
	readonly isNoted?: IsNoted | undefined;
}

/** Moments of one commit that are told: of a second one the first has the answer, or nobody remembers. */
const mostOfCommit: Readonly<Record<MomentLevel, number>> = {
	quiet: 1,
	normal: 1,
	eager: 2,
};
/** The chance that it is wanted from which on a moment is told to who is not eager: see `chanceWanted`. */
const leastChance = 0.6;
/** The same, by weight, where too few were labelled: more than elsewhere, for of those that were few were wanted. */
const leastUnlabelled = 0.6;
/** Weights of the others end here. */
const mostUnlikely = leastWeights.normal - 0.01;
/** Files of a commit beyond which no text of it is read. */
const mostFiles = 80;
/** Merges whose conflicts are looked at, the newest of a range. */
const mostMerges = 300;
/** Authors that nobody can ask. */
const robot =
	/\b(?:dependabot|renovate|greenkeeper|pre-commit-ci|github-actions|snyk|mergify|semantic-release|release-please|allcontributors|imgbot|transifex|weblate|depfu|pyup|web-flow|autofix-ci|prettier-ci|changeset-bot|sentry-io)\b/i;

/**
 * The moments of commits at which somebody who was there should be asked, the newest commit first, those of a commit by
 * weight. Reads the texts of files that people write, of former commits only those of files changed later.
 */
export async function findMoments({
	history,
	commits,
	former,
	picked,
	level,
	readers,
	pacer,
	isNoted,
}: MomentSearch): Promise<readonly CommitMoment[]> {
	const read = versionReader(history);
	const past = new Past();
	const changed = pathsOf(commits);
	for (const commit of [...former].reverse()) {
		if (pacer.isDue()) await pacer.rest();
		await remember(past, commit, filesOf(commit, read), (path) =>
			changed.has(path),
		);
	}
	const resolutions = await history.resolutions(
		commits
			.filter(({ parents }) => parents.length === 2)
			.slice(0, mostMerges)
			.map(({ hash }) => hash),
	);
	const views = new Map<string, CommitView>();
	const branches = agentBranches(commits, readers);
	const found: CommitMoment[][] = [];
	for (const commit of [...commits].reverse()) {
		if (pacer.isDue()) await pacer.rest();
		const files = filesOf(commit, read);
		const original = picked?.get(commit.hash);
		const view: CommitView = {
			commit,
			said: readers.readMessage(commit.message),
			files,
			past,
			readers,
			conflicts: original
				? await pickedConflicts(commit, original, read)
				: (resolutions.get(commit.hash) ?? []).map((resolution) => ({
						...resolution,
						text: () => textAfter(history, commit.hash, resolution.path),
					})),
		};
		const hashes = branches.get(commit.hash);
		if (hashes) views.set(commit.hash, view);
		const branch = (hashes?.last === commit.hash ? hashes.all : []).flatMap(
			(hash) => views.get(hash) ?? [],
		);
		if (!isRobot(commit))
			found.push(await momentsOf({ ...view, branch }, level, isNoted));
		await remember(past, commit, files, () => true);
	}
	return withoutRepeated(found.reverse().flat());
}

/** Of the same question at several commits, and of rows of versions, the last one is asked. */
function withoutRepeated(
	moments: readonly CommitMoment[],
): readonly CommitMoment[] {
	const asked = new Set<string>();
	return moments.filter((moment) => {
		const { kind, path, question, commit, evidence } = moment;
		const key = JSON.stringify([kind, path, question]);
		if (asked.has(key) || asked.has(`${kind} ${path} ${commit.hash}`))
			return false;
		asked.add(key);
		// A row of commits that do the same to one thing after the other.
		const row = JSON.stringify([
			...[kind, commit.author, commit.date],
			commit.message.split(/\s+/, 2),
		]);
		if (asked.has(row)) return false;
		asked.add(row);
		if (kind === "rework" || kind === "value")
			for (const each of evidence) asked.add(`${kind} ${path} ${each.commit}`);
		return true;
	});
}

function isRobot({ author }: WholeCommit): boolean {
	return robot.test(`${author.name} ${author.email ?? ""}`);
}

/** The files whose past is asked for: those of commits whose texts are read. */
function pathsOf(commits: readonly WholeCommit[]): ReadonlySet<RepoPath> {
	return new Set(
		commits
			.map(wantedOf)
			.filter(({ length }) => length <= mostFiles)
			.flatMap((files) => files.flatMap(({ before }) => before?.path ?? [])),
	);
}

/** What a commit did to files that people write. */
function wantedOf({ files }: WholeCommit): WholeCommit["files"] {
	return files.filter(({ before, after }) => {
		const path = (after ?? before)?.path;
		return path !== undefined && fileRole(path) !== "none";
	});
}

function filesOf(
	commit: WholeCommit,
	read: ReadVersion,
): readonly ChangedFile[] {
	const wanted = wantedOf(commit);
	const reading = wanted.length > mostFiles ? undefined : read;
	return wanted.flatMap(
		({ before, after }) => changedFile(before, after, reading) ?? [],
	);
}

async function momentsOf(
	view: KindView,
	level: MomentLevel,
	isNoted: IsNoted | undefined,
): Promise<CommitMoment[]> {
	const found: CommitMoment[] = [];
	for (const { kind, find } of kindTable) {
		for (const finding of await find(view)) {
			const moment = momentOf(kind, finding, view);
			if (
				moment.weight >= leastWeights[level] &&
				!found.some((each) => isSamePlace(each, moment))
			)
				found.push(moment);
		}
	}
	// What is noted keeps its place among them: an answer calls up no other question about the same commit.
	const told: CommitMoment[] = [];
	const first = found
		.sort((a, b) => b.weight - a.weight)
		.slice(0, mostOfCommit[level]);
	for (const moment of first) if (!(await isNoted?.(moment))) told.push(moment);
	return told;
}

function momentOf(
	kind: MomentKind,
	{ sign, form, ...finding }: Finding,
	{ commit, said }: CommitView,
): CommitMoment {
	const told = momentWeight(sign, fileRole(finding.path), said);
	const isLikely = form
		? chanceWanted(form, said) >= leastChance
		: told >= leastUnlabelled;
	const weight = isLikely ? told : Math.min(told, mostUnlikely);
	return { kind, weight: Math.round(weight * 1000) / 1000, commit, ...finding };
}

/** One question is enough for a place. */
function isSamePlace(a: CommitMoment, b: CommitMoment): boolean {
	if (a.path !== b.path) return false;
	if (!a.lines || !b.lines) return true;
	return overlaps(a.lines, b.lines);
}

/** Without texts where nobody asks for them. */
async function remember(
	past: Past,
	commit: WholeCommit,
	files: readonly ChangedFile[],
	isWanted: (path: RepoPath) => boolean,
): Promise<void> {
	past.addCommit(commit);
	for (const file of files) {
		const { before, after, role, path } = file;
		const isRead =
			(role === "code" || role === "configuration") && isWanted(path);
		const edit = isRead ? await file.edit() : undefined;
		past.addEdit({ commit, before, after, hunks: edit?.hunks ?? [] });
	}
	// Renames without a change are followed, too.
	for (const { before, after } of commit.files)
		if (
			before &&
			after &&
			before.blob === after.blob &&
			before.path !== after.path
		)
			past.addEdit({ commit, before, after, hunks: [] });
}
