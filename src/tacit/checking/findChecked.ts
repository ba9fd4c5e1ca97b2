import { anchorFinding } from "../../combine/check/anchorFinding.ts";
import type {
	CheckFinding,
	UnrankedFinding,
} from "../../combine/check/checkFinding.ts";
import { clashFindings } from "../../combine/check/clashFindings.ts";
import { fileFindings } from "../../combine/check/fileFindings.ts";
import {
	lockedVersions,
	lockFilesAmong,
} from "../../combine/check/lockedVersions.ts";
import { logFinding } from "../../combine/check/logFinding.ts";
import { rankFindings } from "../../combine/check/rankFindings.ts";
import { reasonFinding } from "../../combine/check/reasonFinding.ts";
import { untilFindings } from "../../combine/check/untilFinding.ts";
import { closedBy } from "../../combine/check/untilReached.ts";
import { versionInRange } from "../../combine/check/versionInRange.ts";
import type { FileFinding } from "../../core/finding.ts";
import { type Message, msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import { isInNoteFolder } from "../../core/notePath.ts";
import { readOwners } from "../../core/owners/readOwners.ts";
import type { History, WholeCommit, WorkChange } from "../../core/ports.ts";
import { mayHoldRecords } from "../../core/recordPath.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { throwIfStopped } from "../../core/throwIfStopped.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { createTexts } from "../../core/whereabouts/texts.ts";
import type { TacitBase } from "../base.ts";
import type { Checked, CheckingSources, CheckRequest } from "../checking.ts";
import { allNotes } from "./allNotes.ts";
import { changedNotes } from "./changedNotes.ts";
import { changedRecords } from "./changedRecords.ts";
import { changesOf, pathsOf } from "./changesOf.ts";
import { shippedNotes } from "./shippedNotes.ts";
import { touchedNotes } from "./touchedNotes.ts";
import { tellUnknown, withoutFile } from "./unknownFiles.ts";

/** Commits of a branch whose messages are read, at most. */
const mostCommits = 1000;

/** See `Checking.check`. All notes are read. */
export async function findChecked(
	request: CheckRequest,
	base: TacitBase,
	from: CheckingSources,
	signal?: AbortSignal,
): Promise<Checked> {
	if (request.of === "all") {
		await from.whereabouts?.refresh();
		return checkAll(base, from);
	}
	const { commit, changes } = await changesOf(request, base, signal);
	throwIfStopped(signal);
	await from.whereabouts?.refresh(signal && { signal });
	throwIfStopped(signal);
	const range =
		request.of === "branch" && commit !== undefined
			? `${commit}..HEAD`
			: undefined;
	return {
		...(await checkChanges(changes, range, base, from, signal)),
		...{ base: commit, files: changes.length },
	};
}

async function checkAll(
	base: TacitBase,
	from: CheckingSources,
): Promise<Checked> {
	const { findings, looked } = await allNotes({ ...base, ...from });
	const files = base.historyIfAny
		? [...(await base.historyIfAny.workTree()).keys()]
		: [];
	const log = await outdatedLog(base, from);
	const found = [
		...findings,
		...(await untilCome(base, from, { locks: lockFilesAmong(files) })),
		...(log ? [log] : []),
		...(await shippedNotes(base)),
		...fileFindings(await flawsIn(from)),
	];
	return {
		findings: await ranked(found, base, from),
		...{ base: undefined, notes: looked, files: files.length, unseen: [] },
	};
}

/** On another branch the log is to be that of the default branch: it is built when the branch is merged. */
async function outdatedLog(
	{ historyIfAny }: Pick<TacitBase, "historyIfAny">,
	{ planLog }: Pick<CheckingSources, "planLog">,
): Promise<UnrankedFinding | undefined> {
	if (historyIfAny && !(await historyIfAny.isOnDefaultBranch()))
		return undefined;
	return logFinding(await planLog());
}

/** `range`: the commits that made the changes, where they are not in the work tree alone. */
async function checkChanges(
	changes: readonly WorkChange[],
	range: string | undefined,
	base: TacitBase,
	sources: CheckingSources,
	signal: AbortSignal | undefined,
): Promise<Pick<Checked, "findings" | "notes" | "unseen">> {
	const from = withRecordsOnce(sources);
	const history = base.history();
	const touched = await touchedNotes(changes, {
		...base,
		...{ history, whereabouts: from.whereabouts },
		texts: createTexts(base.workspace, history, Number.POSITIVE_INFINITY),
		past: from.past,
		signal,
	});
	const changed = await changedNotes(changes, base, history);
	throwIfStopped(signal);
	const unplaced = await tellUnknown(
		await withoutFile(changed.fresh, { ...base, ...from }),
		base,
	);
	const paths = pathsOf(changes);
	const commits = range ? await history.commitsIn(range, mostCommits) : [];
	const moments =
		range && commits.length > 0
			? (await from.moments({ range, level: "normal" })).moments
			: [];
	throwIfStopped(signal);
	const meant = new Set([...changed.files, ...paths]);
	// What is wrong with the settings counts for this very check.
	const settings = from.configFindings();
	const flaws = (await flawsIn(from, meant)).filter(
		(flaw) =>
			flaw.file.visibility === "published" &&
			meant.has(flaw.file.path) &&
			!settings.includes(flaw),
	);
	const found = [
		...touched.findings,
		...changed.findings,
		...(await changedRecords(changes, from, history)),
		...unplaced.flatMap(
			({ note, verdict }) => anchorFinding(note, verdict) ?? [],
		),
		...(await untilCome(base, from, {
			locks: lockFilesAmong(paths),
			closed: commits.flatMap(({ message }) => closedBy(message)),
			isNear: ({ file: { path } }) =>
				touched.notes.has(path) || changed.files.has(path),
		})),
		...(await clashesOf(changed.fresh, from)),
		...(await shippedNotes(base, { paths, notes: changed.files })),
		...moments.map(reasonFinding),
		...fileFindings([...settings, ...flaws]),
	];
	return {
		findings: await ranked(found, base, from),
		notes: touched.notes.size,
		unseen: await unseenOf(commits, history),
	};
}

/** The same, but that git is asked for the records once at most. */
function withRecordsOnce(from: CheckingSources): CheckingSources {
	let read: ReturnType<CheckingSources["records"]> | undefined;
	return {
		...from,
		records() {
			read ??= from.records();
			return read;
		},
	};
}

/** What the commits of a branch do not tell. */
async function unseenOf(
	commits: readonly WholeCommit[],
	history: Pick<History, "workBasis">,
): Promise<readonly Message[]> {
	const unseen: Message[] = [];
	if (commits.length === mostCommits)
		unseen.push(
			msg`The branch has more than ${mostCommits} commits: of those before the last ${mostCommits} the messages were not read.`,
		);
	const cut = commits.filter(({ parents }) => parents.length === 0);
	const [last] = cut;
	if (last && (await history.workBasis()).shallow.includes(last.hash))
		unseen.push(
			msg`This clone has a part of the history alone, cut off at ${last.hash.slice(0, 12)}: what that commit did, and those before it, is not known (git fetch --unshallow fetches them).`,
		);
	return unseen;
}

async function ranked(
	found: readonly UnrankedFinding[],
	{ readText }: Pick<TacitBase, "readText">,
	{ config }: Pick<CheckingSources, "config">,
): Promise<readonly CheckFinding[]> {
	return rankFindings(found, config().check, await readOwners(readText));
}

/** What notes may have waited for. */
interface Awaited {
	readonly locks: readonly RepoPath[];
	readonly closed?: readonly string[];
	/** Of which notes it is told that their day has passed; all where left out. */
	isNear?(note: IndexedNote): boolean;
}

async function untilCome(
	{ index, readText }: Pick<TacitBase, "index" | "readText">,
	{ today }: Pick<CheckingSources, "today">,
	{ locks, closed = [], isNear }: Awaited,
): Promise<readonly UnrankedFinding[]> {
	const waiting = [...index.notes()].filter(
		(note) =>
			note.head.until !== undefined &&
			!mayLoseCode(note) &&
			(locks.length + closed.length > 0 || (isNear?.(note) ?? true)),
	);
	if (waiting.length === 0) return [];
	const locked = new Map<string, readonly string[]>();
	for (const path of locks)
		for (const [name, versions] of lockedVersions(
			baseName(path),
			(await readText(path)) ?? "",
		))
			locked.set(name, [...(locked.get(name) ?? []), ...versions]);
	return untilFindings(
		waiting,
		{ ...{ today: today(), closed, locked }, satisfies: versionInRange },
		isNear ?? (() => true),
	);
}

async function clashesOf(
	fresh: readonly IndexedNote[],
	{ relations }: Pick<CheckingSources, "relations">,
): Promise<readonly UnrankedFinding[]> {
	if (!fresh.some(({ head }) => head.kind === "decision")) return [];
	const { proposals, compared } = await relations();
	return clashFindings(fresh, proposals, (key) => compared.get(key));
}

/**
 * What is wrong with files, in no order. Where it is said which files are `meant` others may be left out: to find flaws in
 * notes or records all of them are read.
 */
async function flawsIn(
	from: Pick<CheckingSources, "findings" | "pathFindings" | "records">,
	meant?: ReadonlySet<RepoPath>,
): Promise<readonly FileFinding[]> {
	const isMeant = (mayHold: (path: RepoPath) => boolean) =>
		meant === undefined || [...meant].some(mayHold);
	const isRecordsFile = (path: RepoPath) => mayHoldRecords(baseName(path));
	// Settings may extend others that lie elsewhere.
	const isNotesFile = (path: RepoPath) =>
		isInNoteFolder(path) || /\.ya?ml$/i.test(path);
	return [
		...(isMeant(isNotesFile)
			? [...(await from.findings()), ...(await from.pathFindings())]
			: []),
		...(isMeant(isRecordsFile) ? (await from.records()).findings : []),
	];
}
