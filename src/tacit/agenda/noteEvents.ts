import {
	lockedVersions,
	lockFilesAmong,
} from "../../combine/check/lockedVersions.ts";
import { untilSentence } from "../../combine/check/untilFinding.ts";
import { closedBy, untilReached } from "../../combine/check/untilReached.ts";
import { versionInRange } from "../../combine/check/versionInRange.ts";
import { readingOf } from "../../combine/records/recordReading.ts";
import { scanFile } from "../../core/index/scanFile.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { english } from "../../core/message.ts";
import type { IndexedNote, NoteHead } from "../../core/note.ts";
import { noteIdInName } from "../../core/notePath.ts";
import type { FileVersion, WholeCommit } from "../../core/ports.ts";
import { mayHoldRecords } from "../../core/recordPath.ts";
import { baseName, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import type { AgendaNote } from "../../socialize/agenda/agenda.ts";
import type {
	Happened,
	ToldSuperseded,
} from "../../socialize/retro/happened.ts";
import type { TacitBase } from "../base.ts";
import type { HappeningSources } from "./happenedIn.ts";

/** Some commits, and how texts are told. */
export interface NotedRange {
	/** At least one, the newest first. */
	readonly commits: readonly WholeCommit[];
	/** `YYYY-MM-DD`. */
	readonly days: { readonly from: string; readonly to: string };
	/** Takes people out of a text. */
	name(text: string): string;
}

type NoteEvents = Pick<
	Happened,
	"expired" | "superseded" | "questions" | "written" | "writtenOn"
>;

/** What became of notes and decision records in some commits, and what waits at their end. Private notes are not in it. */
export async function noteEvents(
	range: NotedRange,
	base: TacitBase,
	{ records }: HappeningSources,
): Promise<NoteEvents> {
	const { commits, days, name } = range;
	const changed = changedFiles(commits);
	const published = [...base.index.notes()].filter(
		({ file }) => file.visibility === "published",
	);
	const told = ({ head, file }: IndexedNote): AgendaNote => ({
		title: name(plainTitle(head.title)),
		path: file.path,
		id: head.id,
	});
	const worked = new Set(changed.keys());
	const isOfRange = ({ head: { date, kind } }: IndexedNote) =>
		kind !== "question" &&
		date !== undefined &&
		date >= days.from &&
		date <= days.to;
	return {
		expired: await expired(),
		superseded: [...(await endedNotes()), ...(await endedRecords())].sort(
			(a, b) => (a.date < b.date ? -1 : 1),
		),
		questions: published
			.filter(
				({ head: { kind, status, date } }) =>
					kind === "question" &&
					(status ?? "open") === "open" &&
					(date === undefined || date <= days.to),
			)
			// First those on what was worked on, then the oldest.
			.sort(
				(a, b) => Number(isWorkedOn(b)) - Number(isWorkedOn(a)) || byDate(a, b),
			)
			.map((note) => {
				const [anchor] = note.head.anchors;
				const { date } = note.head;
				return {
					note: told(note),
					place: anchor?.path ?? repoRoot,
					lines: anchor?.lines,
					asked: date,
					days:
						date === undefined
							? undefined
							: Math.max(0, daysBetween(date, days.to)),
				};
			}),
		written: published.filter(isOfRange).sort(byDate).map(told),
		writtenOn: (path) => [
			...new Map(
				base.index
					.notesAt(path)
					.filter(
						({ note }) =>
							note.file.visibility === "published" &&
							note.head.kind !== "question" &&
							!mayLoseCode(note) &&
							(note.head.date ?? "") >= days.from,
					)
					.map(({ note }) => [note.head.id, told(note)] as const),
			).values(),
		],
	};

	function isWorkedOn({ head: { anchors } }: IndexedNote): boolean {
		return anchors.some(({ path }) => worked.has(path));
	}

	async function expired(): Promise<NoteEvents["expired"]> {
		const waiting = published.filter(
			(note) => note.head.until !== undefined && !mayLoseCode(note),
		);
		if (waiting.length === 0) return [];
		const locked = new Map<string, readonly string[]>();
		for (const path of lockFilesAmong(worked)) {
			const after = changed.get(path)?.after;
			const text = after && (await textOf(after));
			for (const [of, versions] of lockedVersions(baseName(path), text ?? ""))
				locked.set(of, [...(locked.get(of) ?? []), ...versions]);
		}
		const reached = {
			today: days.to,
			closed: commits.flatMap(({ message }) => closedBy(message)),
			locked,
			satisfies: versionInRange,
		};
		return waiting.flatMap((note) => {
			const { until = "", anchors } = note.head;
			const came = untilReached(until, reached);
			if (!came) return [];
			const said = english(untilSentence(told(note).title, came));
			return [{ note: told(note), place: anchors[0]?.path ?? repoRoot, said }];
		});
	}

	async function endedNotes(): Promise<readonly ToldSuperseded[]> {
		const ended: ToldSuperseded[] = [];
		for (const [path, { before, after, date }] of changed) {
			const id = noteIdInName(path);
			if (id === undefined || !before || !after) continue;
			const was = await headOf(before);
			const is = await headOf(after);
			if (is?.kind !== "decision" || was?.status === is.status) continue;
			const how = is.status;
			if (how !== "superseded" && how !== "retired") continue;
			const by = published.find(({ head }) => head.supersedes.includes(id));
			ended.push({
				note: { title: name(plainTitle(is.title)), path },
				place: is.anchors[0]?.path ?? repoRoot,
				...{ date, how, by: by && told(by) },
			});
		}
		return ended;
	}

	async function endedRecords(): Promise<readonly ToldSuperseded[]> {
		if (![...worked].some((path) => mayHoldRecords(baseName(path)))) return [];
		const ended: ToldSuperseded[] = [];
		const all = (await records()).records;
		for (const { path, title, files } of all) {
			const change = changed.get(path);
			if (!change?.before || !change.after) continue;
			const was = await stateOf(change.before);
			const is = await stateOf(change.after);
			if (was === is || (is !== "superseded" && is !== "deprecated")) continue;
			const by = all.find(({ links }) =>
				links.some((link) => link.is === "supersedes" && link.target === path),
			);
			ended.push({
				note: { title: name(plainTitle(title)), path },
				place: files[0] ?? path,
				date: change.date,
				how: is === "superseded" ? "superseded" : "retired",
				by: by && { title: name(plainTitle(by.title)), path: by.path },
			});
		}
		return ended;
	}

	async function textOf({ blob }: FileVersion): Promise<string | undefined> {
		const bytes = await base.history().blob(blob);
		const decoded = bytes && decodeText(bytes);
		return decoded && "text" in decoded ? decoded.text : undefined;
	}

	async function headOf(version: FileVersion): Promise<NoteHead | undefined> {
		const bytes = await base.history().blob(version.blob);
		return (
			bytes &&
			scanFile({ path: version.path, visibility: "published" }, bytes).head
		);
	}

	async function stateOf(version: FileVersion) {
		const reading = readingOf(version.path, (await textOf(version)) ?? "");
		return "record" in reading ? reading.record.statuses.at(-1)?.is : undefined;
	}
}

/** What commits did to a file. */
interface Changed {
	/** Before all of them; `undefined` where it was not there. */
	before: FileVersion | undefined;
	/** After all of them. */
	readonly after: FileVersion | undefined;
	/** Of the last one, `YYYY-MM-DD`. */
	readonly date: string;
}

/** By the path after all of them; renames are followed. */
function changedFiles(
	commits: readonly WholeCommit[],
): ReadonlyMap<RepoPath, Changed> {
	const changed = new Map<RepoPath, Changed>();
	const later = new Map<RepoPath, RepoPath>();
	for (const { files, date } of commits)
		for (const { before, after } of files) {
			const then = (after ?? before)?.path;
			if (then === undefined) continue;
			const now = later.get(then) ?? then;
			const known = changed.get(now);
			if (known) known.before = before;
			else changed.set(now, { before, after, date });
			if (before && before.path !== then) later.set(before.path, now);
		}
	return changed;
}

function byDate({ head: a }: IndexedNote, { head: b }: IndexedNote): number {
	return (a.date ?? "") < (b.date ?? "") ? -1 : 1;
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
