import {
	findRecordFolders,
	type RecordFolder,
	type RecordSettings,
} from "../combine/records/findRecordFolders.ts";
import { keepSame } from "../combine/records/keepSame.ts";
import {
	type RecordsRead,
	readRecords,
} from "../combine/records/readRecords.ts";
import type { RecordFinding } from "../combine/records/recordFinding.ts";
import {
	type RecordReading,
	readRecordBytes,
} from "../combine/records/recordReading.ts";
import {
	type PlacedSplice,
	splicePlaces,
} from "../combine/records/splicePlaces.ts";
import {
	wholePaths,
	withNamedFiles,
} from "../combine/records/withNamedFiles.ts";
import { isTacitError, TacitError } from "../core/errors.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { applySplices } from "../core/markdown/splice.ts";
import { msg } from "../core/message.ts";
import { createPacer, type Pacer } from "../core/pacer.ts";
import type { FileStamp, WorkTree } from "../core/ports.ts";
import {
	isRecordFolderName,
	isRecordSettings,
	mayHoldRecords,
} from "../core/recordPath.ts";
import { replaceText } from "../core/replaceText.ts";
import { baseName, type RepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";
import { refusedRecord, unsteadyRecord } from "./refusedRecord.ts";

/** The decision records of a repository, and where they lie. */
export interface RecordsFound extends RecordsRead {
	/** Those that hold records, and those that the settings of other tools name. Ordered by path. */
	readonly folders: readonly RecordFolder[];
}

/** Reads the decision records that the team keeps as files of their own. */
export interface Records {
	/**
	 * All of them with what is wrong, in every folder that holds some. Asks git for the files that there are, and without git
	 * walks; a file that has not changed is not read again, and where none has the same object is the answer. What cannot be
	 * read is a finding.
	 */
	records(): Promise<RecordsFound>;
	/** Mends what a finding is about. Throws `bad-argument` where it has no fix, `conflict` where the file has changed since. */
	mendRecord(finding: RecordFinding): Promise<void>;
	/** The same as edits of the file as it stands, unsaved changes included; empty where it is another than was read. */
	recordEdits(finding: RecordFinding): Promise<readonly PlacedSplice[]>;
}

/** The records as they were found, with what tells whether they are so still. Plain data, that a cache can keep. */
export interface KeptRecords extends RecordsRead {
	/** The files that were read with their stamps, in their order, and what else was seen; `undefined` where a stamp is not to be trusted. */
	readonly seen: readonly string[] | undefined;
}

/** For whoever keeps what was found, from one process to the next. */
export interface RecordKeeper {
	/** The records as they are; `before` itself where nothing has changed since. */
	recordsSince(before: KeptRecords | undefined): Promise<KeptRecords>;
}

/** Larger files are not read; in bytes. Of a record no more than the first million characters is looked at. */
const maximumRecordBytes = 32 * 1024 * 1024;
/** How often a file is read again that changes meanwhile. */
const mostReadings = 3;

/** What was last read of a file. */
interface KeptReading {
	/** `undefined`: it could not be read, or its stamp does not tell of it. */
	readonly stamp: FileStamp | undefined;
	readonly reading: RecordReading;
	readonly isLink: boolean;
}

/** Over a repository's files. Nothing is read before somebody asks. */
export function createRecords({
	workspace,
	historyIfAny,
	log,
	slice,
}: TacitBase): Records & RecordKeeper {
	let kept = new Map<RepoPath, KeptReading>();
	let keptRecords:
		| { readonly of: RecordsFound; readonly as: KeptRecords }
		| undefined;
	let last: Promise<unknown> = Promise.resolve();

	/** What was found last, and where it was looked for. */
	let found:
		| {
				readonly by: string;
				readonly folders: readonly RecordFolder[];
				readonly records: RecordsFound;
		  }
		| undefined;
	/** What was answered last. */
	let told: RecordsRead["records"] = [];
	let tree: WorkTree | undefined;
	let paths: readonly RepoPath[] = [];

	const list = async (pacer: Pacer) => {
		if (await listPaths(pacer)) found = undefined;
		const linked = await linkedFolders();
		const settings = await settingsAmong();
		const by = JSON.stringify([linked, settings]);
		const before = by === found?.by ? found : undefined;
		const folders =
			before?.folders ??
			findRecordFolders([...paths, ...linked.listed], settings);
		return { linked, by, before, folders };
	};

	type Listing = Awaited<ReturnType<typeof list>>;

	const read = async (listing?: Listing): Promise<RecordsFound> => {
		const pacer = createPacer(slice);
		const { linked, by, before, folders } = listing ?? (await list(pacer));
		const wanted = folders.flatMap(({ files }) => files);
		const isRead = await readFiles(wanted, pacer);
		if (before && !isRead) {
			const named = await withFiles(before.records.records);
			if (named === before.records.records) return before.records;
			const records = { ...before.records, records: named };
			found = { ...before, records };
			return records;
		}
		found = undefined;
		const read = readRecords(folders, withoutTwins(kept, linked.listed));
		const own = new Set(read.records.map(({ path }) => path));
		told = keepSame(told, await withFiles(read.records));
		const records = {
			...read,
			records: told,
			folders: folders.filter(
				({ files, isTold }) => isTold || files.some((file) => own.has(file)),
			),
			findings: [...read.findings, ...linked.findings].sort((one, other) =>
				one.file.path < other.file.path
					? -1
					: Number(one.file.path > other.file.path),
			),
		};
		found = { by, folders, records };
		return records;
	};

	/** What of a process before is known to hold still: every file is as it was then. It takes no file to be read. */
	const unchangedSince = async (
		before: KeptRecords,
		{ folders, linked }: Listing,
	): Promise<KeptRecords | undefined> => {
		const stamps = new Map(
			before.seen?.map((line) => line.split("\0") as [RepoPath, FileStamp]),
		);
		let isSame = true;
		await workspace.visitFiles({
			paths: folders.flatMap(({ files }) => files),
			pacer: createPacer(slice),
			maximumBytes: maximumRecordBytes,
			known: (path) => stamps.get(path),
			visit(_, { state }) {
				isSame &&= state === "unchanged";
			},
		});
		const seenWith = (records: KeptRecords["records"]) =>
			seenOf({ folders, findings: linked.findings, records }, (path) =>
				stamps.get(path),
			);
		const seen = isSame && seenWith(before.records);
		if (!seen || !before.seen || !isSameList(before.seen, seen))
			return undefined;
		const records = await withFiles(before.records);
		return records === before.records
			? before
			: { ...before, records, seen: seenWith(records) };
	};

	/** The same answer for the same records, so that whoever keeps it sees that nothing changed. */
	const keeping = (
		of: RecordsFound,
		{ folders, linked }: Listing,
	): KeptRecords => {
		if (keptRecords?.of === of) return keptRecords.as;
		const { records, findings } = of;
		const seen = seenOf(
			{ folders, findings: linked.findings, records },
			(path) => {
				const reading = kept.get(path);
				return reading && (reading.stamp ?? "no stamp");
			},
		);
		keptRecords = { of, as: { records, findings, seen } };
		return keptRecords.as;
	};

	/** The same records with the files that they name. Without git each is looked for at its whole path alone. */
	const withFiles = async (
		records: RecordsRead["records"],
	): Promise<RecordsRead["records"]> => {
		if (tree) return withNamedFiles(records, tree.keys());
		const there: RepoPath[] = [];
		for (const path of new Set(records.flatMap(wholePaths)))
			if ((await workspace.kindOf(path).catch(() => undefined)) === "file")
				there.push(path);
		return withNamedFiles(records, there);
	};

	/** Lists what may hold records; answers whether that is other than before. */
	const listPaths = async (pacer: Pacer): Promise<boolean> => {
		const now = await ifGitAnswers(
			historyIfAny,
			log,
			"Git did not say which files there are.",
			(history) => pacer.during(() => history.workTree()),
		);
		if (now !== undefined && now === tree) return false;
		tree = now;
		const before = paths;
		paths = now
			? [...now.keys()].filter((path) => mayHoldRecords(baseName(path)))
			: await workspace.walk(mayHoldRecords, pacer);
		return (
			paths.length !== before.length ||
			paths.some((path, at) => path !== before[at])
		);
	};

	/** Links that are named as folders of records: the files behind them, or why they are not to be had. */
	const linkedFolders = async (): Promise<{
		readonly listed: readonly RepoPath[];
		readonly findings: readonly RecordFinding[];
	}> => {
		const listed: RepoPath[] = [];
		const findings: RecordFinding[] = [];
		for (const path of paths)
			if (isRecordFolderName(baseName(path)))
				try {
					// A program may be named so, too.
					if ((await workspace.kindOf(path)) !== "folder") continue;
					const entries = await workspace.listFolder(path);
					listed.push(...entries.map((entry) => entry.path));
				} catch (error) {
					if (!isTacitError(error)) throw error;
					findings.push({
						...refusedRecord(error),
						file: { visibility: "published", path },
						fix: undefined,
					});
				}
		return { listed, findings };
	};

	const settingsAmong = async (): Promise<readonly RecordSettings[]> => {
		const found: RecordSettings[] = [];
		for (const path of paths)
			if (isRecordSettings(baseName(path)))
				try {
					const content = await workspace.read(path);
					const text = content && new TextDecoder().decode(content.bytes);
					if (text !== undefined) found.push({ path, text });
				} catch (error) {
					log.warn(`${path} could not be read.`, error);
				}
		return found;
	};

	/** Reads what has changed, and once more what changes meanwhile; answers whether anything has. */
	const readFiles = async (
		wanted: readonly RepoPath[],
		pacer: Pacer,
	): Promise<boolean> => {
		let isRead = false;
		const next = new Map<RepoPath, KeptReading>();
		let open = wanted;
		for (let time = 0; open.length > 0; time++) {
			const again: RepoPath[] = [];
			const before = time === 0 ? kept : next;
			await workspace.visitFiles({
				paths: open,
				pacer,
				maximumBytes: maximumRecordBytes,
				known: (path) => before.get(path)?.stamp,
				visit(path, found) {
					const known = before.get(path);
					// A link is read whatever is known of it.
					const isUnchanged =
						found.state === "unchanged" ||
						(found.state === "read" &&
							found.isLink === true &&
							found.stamp === known?.stamp &&
							time === 0);
					if (!isUnchanged) isRead = true;
					if (found.state === "gone") next.delete(path);
					else if (found.state === "refused")
						next.set(path, {
							stamp: undefined,
							reading: { refused: refusedRecord(found.error) },
							isLink: false,
						});
					else if (isUnchanged) {
						if (known) next.set(path, known);
					} else {
						const reading = readRecordBytes(path, found.bytes);
						const stamp = found.stamp === "" ? undefined : found.stamp;
						// A stamp may differ where the text does not: see `fileStamp`.
						const isSteady =
							stamp === undefined ||
							(time > 0 && isSame(known?.reading, reading));
						const isLast = time === mostReadings;
						next.set(path, {
							stamp,
							reading:
								isSteady || !isLast ? reading : unsteadyRecord(reading, path),
							isLink: found.isLink === true,
						});
						if (!isSteady && !isLast) again.push(path);
					}
				},
			});
			open = again;
		}
		kept = next;
		return isRead;
	};

	const textOf = ({ file }: RecordFinding): string | undefined => {
		const reading = kept.get(file.path)?.reading;
		return reading && "text" in reading ? reading.text : undefined;
	};

	return {
		recordsSince(before) {
			const look = async () => {
				const listing = await list(createPacer(slice));
				const same =
					before && !found ? await unchangedSince(before, listing) : undefined;
				return same ?? keeping(await read(listing), listing);
			};
			const looking = last.then(look, look);
			last = looking.catch(() => undefined);
			return looking;
		},
		records() {
			const reading = last.then(
				() => read(),
				() => read(),
			);
			last = reading.catch(() => undefined);
			return reading;
		},
		async mendRecord(finding) {
			const before = textOf(finding);
			if (!finding.fix || before === undefined)
				throw new TacitError(
					"bad-argument",
					msg`There is no safe way to mend this.`,
				);
			const after = applySplices(before, finding.fix.splices);
			await replaceText({ path: finding.file.path, before, after }, workspace);
		},
		async recordEdits(finding) {
			const text = textOf(finding);
			if (!finding.fix || text === undefined) return [];
			const content = await workspace.read(finding.file.path);
			const now = content && readRecordBytes(finding.file.path, content.bytes);
			return now && "text" in now && now.text === text
				? splicePlaces(text, finding.fix.splices)
				: [];
		},
	};
}

/** `undefined` where one of the files has no stamp that can be trusted. */
function seenOf(
	{
		folders,
		findings,
		records,
	}: {
		readonly folders: readonly RecordFolder[];
		readonly findings: readonly RecordFinding[];
		readonly records: RecordsRead["records"];
	},
	stampOf: (path: RepoPath) => FileStamp | undefined,
): readonly string[] | undefined {
	const seen: string[] = [];
	for (const { folder, files, foreign, others } of folders) {
		seen.push(`folder\0${folder}`);
		for (const path of files) {
			const stamp = stampOf(path);
			if (stamp === "no stamp") return undefined;
			seen.push(`${path}\0${stamp ?? "gone"}`);
		}
		for (const path of [...foreign, ...others]) seen.push(`beside\0${path}`);
	}
	for (const { file } of findings) seen.push(`refused\0${file.path}`);
	for (const { path, files } of records)
		for (const file of files) seen.push(`names\0${path}\0${file}`);
	return seen;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
	return (
		one.length === other.length && one.every((line, at) => line === other[at])
	);
}

/** Without what was read behind a link as well as at its own place. */
function withoutTwins(
	readings: ReadonlyMap<RepoPath, KeptReading>,
	listed: readonly RepoPath[],
): ReadonlyMap<RepoPath, RecordReading> {
	const behindLinks = new Set(listed);
	const own = new Map<string, RecordReading[]>();
	const texts = new Set<string>();
	for (const [path, kept] of readings)
		if (!behindLinks.has(path) && !kept.isLink) {
			const { reading } = kept;
			own.set(baseName(path), [...(own.get(baseName(path)) ?? []), reading]);
			if ("text" in reading) texts.add(reading.text);
		}
	const found = new Map<RepoPath, RecordReading>();
	for (const [path, kept] of readings) {
		const { reading } = kept;
		const isTwin = behindLinks.has(path)
			? own.get(baseName(path))?.some((other) => isSame(other, reading))
			: kept.isLink && "text" in reading && texts.has(reading.text);
		if (isTwin) continue;
		if ("text" in reading) texts.add(reading.text);
		found.set(path, reading);
	}
	return found;
}

function isSame(one: RecordReading | undefined, other: RecordReading): boolean {
	if (one === undefined) return false;
	if ("refused" in one || "refused" in other)
		return "refused" in one && "refused" in other;
	return one.text === other.text;
}
