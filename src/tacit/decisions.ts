import { withoutExports } from "../combine/export/withoutExports.ts";
import { entryOfRecord } from "../combine/log/entryOfRecord.ts";
import {
	type EntryFilter,
	filterEntries,
	isFiltering,
} from "../combine/log/filterEntries.ts";
import { intoSource } from "../combine/log/intoSource.ts";
import {
	type KnownEntries,
	knowNoEntries,
	linkEntries,
} from "../combine/log/linkEntries.ts";
import {
	type LogCache,
	type ReadLogCache,
	readLogCache,
	writeLogCache,
} from "../combine/log/logCache.ts";
import type { LogEntry } from "../combine/log/logEntry.ts";
import { createLogMemo, type LogMemo } from "../combine/log/logMemo.ts";
import type { LogPage } from "../combine/log/logPage.ts";
import type { LogEdit, LogPlan } from "../combine/log/logPlan.ts";
import {
	type LogBuild,
	logFiles,
	pageOf,
	planLog,
} from "../combine/log/planLog.ts";
import { type SafeTexts, safeTexts } from "../combine/log/safeTexts.ts";
import { textSignature } from "../combine/log/textHash.ts";
import type { DecisionRecord } from "../combine/records/decisionRecord.ts";
import type { TeamConfig } from "../core/config.ts";
import { TacitError } from "../core/errors.ts";
import type { FileFinding } from "../core/finding.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import { noteFolderOf } from "../core/notePath.ts";
import { replaceText } from "../core/replaceText.ts";
import { baseName, folderOf, type RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { TacitBase } from "./base.ts";
import { createNoteReading, type ReadNotes } from "./decisionReading.ts";
import { createKnownTexts } from "./knownTexts.ts";
import type { KeptRecords, RecordKeeper } from "./records.ts";

/** Every decision of the repository. */
export interface FoundDecisions {
	/** Linked, and in the order of the log. */
	readonly entries: readonly LogEntry[];
	/** What is wrong with the files that they are read from. */
	readonly findings: readonly FileFinding[];
}

/** Which log to plan. */
export interface LogRequest extends EntryFilter {
	/** Where it lies; where the settings say when left out. */
	readonly path?: RepoPath | undefined;
	/** Plans it as if there were no file yet. */
	readonly isNew?: boolean | undefined;
	/** Names of zones (see `LogEdit`) whose edits people let go. */
	readonly letGo?: ReadonlySet<string> | undefined;
}

/** A log with what it is made of. */
export interface PlannedLog extends LogPlan {
	/** The wanted entries, linked, and in the order of the log. Of a log that is as it was they are read only now. */
	entries(): Promise<readonly LogEntry[]>;
	/** What is wrong with the files of all. */
	readonly findings: readonly FileFinding[];
}

/** The log of decisions. Published notes and records alone are in it. */
export interface Decisions {
	/** Reads what changed since the last time. */
	decisions(): Promise<FoundDecisions>;
	/** What a build would make of the log's files. */
	planLog(request?: LogRequest): Promise<PlannedLog>;
	/**
	 * Puts what somebody changed in the log into the note or record that it comes from; let the zone go in the next plan then.
	 * `false` where it cannot be told where it belongs: nothing is written.
	 */
	applyLogEdit(edit: LogEdit): Promise<boolean>;
	/** Writes what a plan changes; throws `conflict` if a file is not as the plan read it. Returns the files that were written. */
	writeLog(plan: LogPlan): Promise<readonly RepoPath[]>;
}

/** What is in memory from one question to the next. */
interface Memory {
	/** What was read of notes, filled when it is first asked for. */
	notes(): NoteMemory;
	/** Entries of records, and of both as they were linked. */
	readonly ofRecords: WeakMap<DecisionRecord, LogEntry>;
	readonly linked: KnownEntries;
	/** By the log's path. */
	readonly memos: Map<RepoPath, LogMemo>;
	records: KeptRecords | undefined;
	/** A build that changed nothing, and found nothing. */
	settled: SettledLog | undefined;
	/** Whether the cache does not say what this does. */
	isStale: boolean;
}

/** What is in memory of notes. */
interface NoteMemory {
	readonly kept: ReturnType<ReadLogCache["entries"]>["notes"];
	readonly read: () => Promise<ReadNotes>;
	safe: ReadonlyMap<string, string>;
}

/** Tells that a file is what would be built, without building it. */
interface SettledLog {
	/** Of everything that a build reads but the file. */
	readonly sources: string;
	/** Of the file. */
	readonly text: string;
	readonly count: number;
}

/** What the cache keeps beside notes. */
interface KeptBeside {
	readonly records: KeptRecords | undefined;
	readonly settled: SettledLog | undefined;
}

/** Over the index and the repository's files. */
export function createDecisions(
	base: TacitBase & RecordKeeper,
	settings: () => TeamConfig["log"],
	cache: LogCache | undefined,
): Decisions {
	const { workspace, loaded, readText, log } = base;
	const texts = createKnownTexts(workspace);
	let memory: Memory | undefined;

	function remembered(): Memory {
		if (memory) return memory;
		const kept = readLogCache(cache);
		const beside = kept.beside as KeptBeside | undefined;
		let notes: NoteMemory | undefined;
		memory = {
			notes() {
				if (notes) return notes;
				const { notes: ofNotes, safe } = kept.entries();
				notes = { kept: ofNotes, read: createNoteReading(base, ofNotes), safe };
				return notes;
			},
			ofRecords: new WeakMap(),
			linked: knowNoEntries(),
			memos: new Map(),
			records: beside?.records,
			settled: beside?.settled,
			isStale: false,
		};
		return memory;
	}

	async function writeCache(memory: Memory): Promise<void> {
		if (!cache || !memory.isStale) return;
		memory.isStale = false;
		const { records, settled } = memory;
		const { kept, safe } = memory.notes();
		const beside: KeptBeside = { records, settled };
		try {
			await writeLogCache({ notes: kept, safe, beside }, cache);
		} catch (error) {
			log.info(`The log could not be kept for the next time: ${error}`);
		}
	}

	/** Looks for what changed. Notes are read, and everything linked, when somebody asks. */
	async function gather(memory: Memory): Promise<{
		entries(): Promise<readonly LogEntry[]>;
		readonly findings: readonly FileFinding[];
		/** `undefined` where one of the files has no stamp that can be trusted. */
		sources(): string | undefined;
	}> {
		// Git says which files there are while notes are read.
		const reading = base.recordsSince(memory.records);
		reading.catch(() => undefined);
		await loaded();
		const early = memory.settled ? undefined : memory.notes().read();
		early?.catch(() => undefined);
		const records = await reading;
		if (records !== memory.records) memory.isStale = true;
		memory.records = records;
		const read = async () => {
			const notes = await (early ?? memory.notes().read());
			if (notes.isChanged) memory.isStale = true;
			return linkEntries(
				[
					...notes.entries,
					...withoutExports(
						records.records.filter(({ path }) => !isOwn(path)),
						notes.entries.map(({ key }) => key),
					).map((record) => entryOf(record, memory)),
				],
				notes.others(),
				memory.linked,
			);
		};
		let entries: ReturnType<typeof read> | undefined;
		return {
			entries() {
				entries ??= read();
				return entries;
			},
			findings: records.findings,
			sources() {
				const stamps = noteStamps();
				return stamps === undefined || records.seen === undefined
					? undefined
					: JSON.stringify([stamps, records.seen]);
			},
		};
	}

	/** Of every published note; `undefined` where one has none that can be trusted. */
	function noteStamps(): string | undefined {
		const stamps: string[] = [];
		for (const [path, stamp] of base.index.stamps("published")) {
			if (stamp === "") return undefined;
			stamps.push(`${path}\0${stamp}`);
		}
		return stamps.sort().join("\0");
	}

	function entryOf(record: DecisionRecord, memory: Memory): LogEntry {
		const known = memory.ofRecords.get(record);
		if (known) return known;
		const entry = entryOfRecord(record);
		memory.ofRecords.set(record, entry);
		return entry;
	}

	function isOwn(path: RepoPath): boolean {
		const { path: log, split } = settings();
		return split === "none" ? path === log : baseName(path) === baseName(log);
	}

	async function isStillNote(entry: LogEntry, text: string): Promise<boolean> {
		const file = { path: entry.source.path, visibility: "published" } as const;
		const noteFolder = noteFolderOf(file);
		if (noteFolder === undefined) return false;
		const { head } = await base.codec.parse(text, {
			path: file.path,
			noteFolder,
		});
		return head?.id === entry.key && head.kind === "decision";
	}

	/** The last commit's versions of files with edits of which the notes alone do not tell what was there before. */
	async function formerTexts({
		edits,
	}: LogPlan): Promise<ReadonlyMap<RepoPath, string>> {
		const texts = new Map<RepoPath, string>();
		for (const { path, built, changes } of edits) {
			if (changes || built === undefined || texts.has(path)) continue;
			const bytes = await ifGitAnswers(
				base.historyIfAny,
				log,
				"Git did not say how the decision log was.",
				(history) => history.show("HEAD", path),
			);
			const decoded = bytes && decodeText(bytes);
			if (decoded && "text" in decoded) texts.set(path, decoded.text);
		}
		return texts;
	}

	/** What stands there that is no text must not be taken for nothing. */
	async function readLog(path: RepoPath): Promise<string | undefined> {
		const text = await texts.read(path);
		if (text === undefined && (await workspace.kindOf(path)) !== undefined)
			throw new TacitError(
				"unreadable",
				msg`${path} is no text: the decision log cannot be built there.`,
			);
		return text;
	}

	/** What each folder with a file of the log needs, made safe where it is not known to be. */
	async function safeIn(
		wanted: readonly LogEntry[],
		path: RepoPath,
		split: boolean,
		memory: Memory,
	) {
		const made = new Map<RepoPath, SafeTexts>();
		const known = memory.notes().safe;
		let isFirst = true;
		for (const page of logFiles(wanted, path, split, undefined)) {
			const memo = memoOf(page, memory);
			if (memo.zones.size > 0) isFirst = false;
			const folder = folderOf(page);
			const safe = made.get(folder) ?? safeTexts(folder, known);
			made.set(folder, safe);
			const fresh = wanted.filter(
				(entry) =>
					!memo.prepared.has(entry) && pageOf(entry, path, split) === page,
			);
			if (safe.missing(fresh)) {
				const { safeMarkdown } = await import(
					"../core/markdown/safeMarkdown.ts"
				);
				safe.prepare(fresh, safeMarkdown);
			}
			for (const entry of fresh) memo.prepared.add(entry);
		}
		return {
			isFirst,
			of: (folder: RepoPath): LogPage["safe"] =>
				made.get(folder)?.get ?? safeTexts(folder, known).get,
			used: () => [...made.values()].flatMap((each) => each.used()),
		};
	}

	return {
		async decisions() {
			const { entries, findings } = await gather(remembered());
			return { entries: await entries(), findings };
		},
		async planLog(request = {}) {
			const memory = remembered();
			const { entries, findings, sources } = await gather(memory);
			const path = request.path ?? settings().path;
			const before = request.isNew ? undefined : await readLog(path);
			const split = settings().split === "folder" && !request.isNew;
			const { letGo, isNew: _, ...asked } = request;
			// Later builds of a process know what they built; it is the first that would have to begin from nothing.
			const known = memory.memos.has(path) ? undefined : sources();
			const signature =
				known &&
				textSignature(JSON.stringify([path, settings(), asked, known]));
			const { settled } = memory;
			if (
				signature &&
				before !== undefined &&
				settled?.sources === signature &&
				settled.text === textSignature(before)
			)
				return {
					files: [{ path, before, after: before, edits: [], findings: [] }],
					edits: [],
					count: settled.count,
					findings,
					entries: async () => filterEntries(await entries(), request),
				};
			const wanted = filterEntries(await entries(), request);
			const pages = new Map<RepoPath, string>();
			for (const page of logFiles(wanted, path, split, before)) {
				const text = page === path ? before : await readLog(page);
				if (text !== undefined) pages.set(page, text);
			}
			const safe = await safeIn(wanted, path, split, memory);
			const build: LogBuild = {
				...{ entries: wanted, path, split, texts: pages, letGo },
				safeIn: safe.of,
				memoOf: (page) => memoOf(page, memory),
			};
			const first = planLog(build);
			const former = await formerTexts(first);
			const plan = former.size > 0 ? planLog({ ...build, former }) : first;
			const used = safe.used();
			const notes = memory.notes();
			if (used.some(([key]) => !notes.safe.has(key))) memory.isStale = true;
			// A first build asks for every text: what it did not ask for is of entries that are gone.
			notes.safe = new Map(
				safe.isFirst && !isFiltering(request) ? used : [...notes.safe, ...used],
			);
			settle(plan, signature, memory);
			await writeCache(memory);
			return { ...plan, entries: async () => wanted, findings };
		},
		async applyLogEdit({ key, changes }) {
			const { entries } = await gather(remembered());
			const entry = (await entries()).find((each) => each.key === key);
			if (!entry || !changes || changes.length === 0) return false;
			const { path } = entry.source;
			const before = await readText(path);
			const after = before && intoSource(before, changes);
			if (before === undefined || after === undefined) return false;
			if (entry.source.type === "note" && !(await isStillNote(entry, after)))
				return false;
			await replaceText({ path, before, after }, workspace);
			await base.refresh("published", [path]);
			return true;
		},
		async writeLog(plan) {
			const written: RepoPath[] = [];
			for (const { path, before, after } of plan.files) {
				if (after === before) continue;
				const bytes = await replaceText({ path, before, after }, workspace);
				if (bytes && after !== undefined) texts.wrote(path, after, bytes);
				written.push(path);
			}
			return written;
		},
	};
}

function memoOf(path: RepoPath, { memos }: Memory): LogMemo {
	const known = memos.get(path);
	if (known) return known;
	const memo = createLogMemo();
	memos.set(path, memo);
	return memo;
}

/** Building a file again changes nothing: what a plan makes of it is settled, if nobody has to be told anything. */
function settle(
	{ files, edits, count }: LogPlan,
	sources: string | undefined,
	memory: Memory,
): void {
	const [file, ...others] = files;
	if (!file || !sources || others.length + edits.length > 0) return;
	if (file.findings.length > 0 || file.after === undefined) return;
	memory.settled = { sources, text: textSignature(file.after), count };
	memory.isStale = true;
}
