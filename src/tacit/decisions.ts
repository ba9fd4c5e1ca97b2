import { decisionText } from "../combine/log/decisionText.ts";
import { entryOfNote } from "../combine/log/entryOfNote.ts";
import { entryOfRecord } from "../combine/log/entryOfRecord.ts";
import {
	type EntryFilter,
	filterEntries,
	isFiltering,
} from "../combine/log/filterEntries.ts";
import { linkEntries } from "../combine/log/linkEntries.ts";
import {
	type LogCache,
	type ReadText,
	readLogCache,
	writeLogCache,
} from "../combine/log/logCache.ts";
import type { LogEntry } from "../combine/log/logEntry.ts";
import type { LogPlan } from "../combine/log/logPlan.ts";
import { planLog } from "../combine/log/planLog.ts";
import { safeTexts } from "../combine/log/safeTexts.ts";
import type { TeamConfig } from "../core/config.ts";
import type { FileFinding } from "../core/finding.ts";
import { maximumNoteBytes } from "../core/index/scanFile.ts";
import type { IndexedNote } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import { replaceText } from "../core/replaceText.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { TacitBase } from "./base.ts";
import { type KeptRecords, readAllRecords } from "./recordReading.ts";

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

/** The log of decisions. Published notes and records alone are in it. */
export interface Decisions {
	/** Reads what changed since the last time. */
	decisions(): Promise<FoundDecisions>;
	/** What a build would make of the log's files. */
	planLog(request?: LogRequest): Promise<LogPlan>;
	/** Writes what a plan changes; throws `conflict` if a file is not as the plan read it. Returns the files that were written. */
	writeLog(plan: LogPlan): Promise<readonly RepoPath[]>;
}

/** Over the index and the repository's files. */
export function createDecisions(
	{ workspace, index, slice, loaded, readText, log }: TacitBase,
	settings: () => TeamConfig["log"],
	cache: LogCache | undefined,
): Decisions {
	let texts: Map<RepoPath, ReadText> | undefined;
	let known = new Map<string, string>();
	let records: KeptRecords | undefined;
	let isStale = false;

	function readCache(): Map<RepoPath, ReadText> {
		if (texts) return texts;
		const kept = cache && readLogCache(cache);
		texts = kept?.notes ?? new Map();
		known = kept?.safe ?? new Map();
		records = (kept?.records ?? undefined) as KeptRecords | undefined;
		return texts;
	}

	async function writeCache(): Promise<void> {
		if (!cache || !isStale) return;
		isStale = false;
		try {
			await writeLogCache({ notes: readCache(), safe: known, records }, cache);
		} catch (error) {
			log.info(`The log could not be kept for the next time: ${error}`);
		}
	}

	async function decisions(): Promise<FoundDecisions> {
		await loaded();
		const texts = readCache();
		const pacer = createPacer(slice);
		await index.settle(pacer);
		const notes: IndexedNote[] = [];
		const others: IndexedNote[] = [];
		for (const note of index.notes()) {
			if (note.file.visibility !== "published") continue;
			(note.head.kind === "decision" ? notes : others).push(note);
		}
		notes.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
		const stamps = new Map(
			notes.map(({ file }) => [file.path, index.row(file)?.stamp ?? ""]),
		);
		const changed = [...stamps].filter(
			([path, stamp]) => stamp === "" || texts.get(path)?.stamp !== stamp,
		);
		await workspace.visitFiles({
			paths: changed.map(([path]) => path),
			pacer,
			maximumBytes: maximumNoteBytes,
			known: () => undefined,
			visit(path, found) {
				const decoded =
					found.state === "read" ? decodeText(found.bytes) : undefined;
				if (found.state === "read" && decoded && "text" in decoded)
					texts.set(path, {
						stamp: found.stamp,
						text: decisionText(decoded.text),
					});
				else texts.delete(path);
			},
		});
		if (changed.length > 0) isStale = true;
		for (const path of texts.keys())
			if (!stamps.has(path)) {
				texts.delete(path);
				isStale = true;
			}
		const entries = notes.flatMap((note) => {
			const read = texts.get(note.file.path);
			return read ? [entryOfNote(note, read.text)] : [];
		});
		const read = await readAllRecords({ workspace, slice }, records, isOwn);
		if (read !== records) isStale = true;
		records = read;
		return {
			entries: linkEntries(
				[...entries, ...read.records.map(entryOfRecord)],
				others,
			),
			findings: read.findings,
		};
	}

	function isOwn(path: RepoPath): boolean {
		return path === settings().path;
	}

	return {
		decisions,
		async planLog(request = {}) {
			const path = request.path ?? settings().path;
			const { entries } = await decisions();
			const wanted = filterEntries(entries, request);
			const safe = safeTexts(folderOf(path), known);
			if (safe.missing(wanted)) {
				const { safeMarkdown } = await import(
					"../core/markdown/safeMarkdown.ts"
				);
				safe.prepare(wanted, safeMarkdown);
			}
			const plan = planLog({
				entries: wanted,
				path,
				before: request.isNew ? undefined : await readText(path),
				safe: safe.get,
				letGo: request.letGo,
			});
			if (safe.used().some(([key]) => !known.has(key))) isStale = true;
			known = isFiltering(request)
				? new Map([...known, ...safe.used()])
				: new Map(safe.used());
			await writeCache();
			return plan;
		},
		async writeLog(plan) {
			const written: RepoPath[] = [];
			for (const { path, before, after } of plan.files) {
				if (after === before) continue;
				await replaceText({ path, before, after }, workspace);
				written.push(path);
			}
			return written;
		},
	};
}
