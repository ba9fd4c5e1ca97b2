import {
	findRecordFolders,
	isRecordPlace,
	type RecordFolder,
	type RecordSettings,
} from "../combine/records/findRecordFolders.ts";
import {
	findingAt,
	type RecordContent,
	type RecordsRead,
	readRecords,
} from "../combine/records/readRecords.ts";
import type { RecordFinding } from "../combine/records/recordFinding.ts";
import {
	binaryFile,
	maximumNoteBytes,
	refusedFile,
} from "../core/index/scanFile.ts";
import { msg } from "../core/message.ts";
import { createPacer } from "../core/pacer.ts";
import type { FileVisit } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { TacitBase } from "./base.ts";

/** The records of a repository as they were read, with what tells whether they are so still. */
export interface KeptRecords extends RecordsRead {
	/** Each file with its stamp, or why it was refused. */
	readonly stamps: readonly (readonly [RepoPath, string])[];
}

/** The folders of records, and what could not be looked into, by the names of files alone. */
export interface ListedRecords {
	readonly folders: readonly RecordFolder[];
	readonly closed: readonly RepoPath[];
}

/** Finds the folders that hold records. `isOwn` are files of Tacit's. */
export async function listRecordFolders(
	{ workspace, slice }: Pick<TacitBase, "workspace" | "slice">,
	isOwn: (path: RepoPath) => boolean = () => false,
): Promise<ListedRecords> {
	const pacer = createPacer(slice);
	const { paths, closed } = await workspace.listDocuments(pacer);
	const settings: RecordSettings[] = [];
	for (const path of paths) {
		if (!/(?:^|\/)\.(?:adr-dir|log4brains\.ya?ml)$/i.test(path)) continue;
		const visits = { paths: [path], pacer, known: () => undefined };
		await workspace.visitFiles({
			...{ ...visits, maximumBytes: maximumNoteBytes },
			visit: (_, found) => {
				const { content } = visitedOf(path, found, undefined);
				if (content && "text" in content)
					settings.push({ path, text: content.text });
			},
		});
	}
	const own = paths.filter((path) => !isOwn(path));
	return { folders: findRecordFolders(own, settings), closed };
}

/** Reads all records, or answers `kept` where no file came, changed or went since. `isOwn` are files of Tacit's. */
export async function readAllRecords(
	{ workspace, slice }: Pick<TacitBase, "workspace" | "slice">,
	kept: KeptRecords | undefined,
	isOwn: (path: RepoPath) => boolean,
): Promise<KeptRecords> {
	const pacer = createPacer(slice);
	const { folders, closed } = await listRecordFolders(
		{ workspace, slice },
		isOwn,
	);
	const files = folders.flatMap((folder) => folder.files);
	const known = new Map(kept?.stamps);
	const first = await visit(files, (path) => known.get(path));
	const stamps = [
		...first.map(({ path, stamp }) => [path, stamp] as const),
		...closed.filter(isRecordPlace).map((path) => [path, "closed"] as const),
		...folders.flatMap(({ foreign, others }) =>
			[...foreign, ...others].map((path) => [path, "beside"] as const),
		),
	];
	if (kept && isSame(kept.stamps, stamps)) return kept;
	const missing = new Set(
		first.filter(({ content }) => !content).map(({ path }) => path),
	);
	const again = new Map(
		(await visit([...missing], () => undefined)).map((each) => [
			each.path,
			each,
		]),
	);
	const all = first.map((each) => again.get(each.path) ?? each);
	const read = readRecords(
		folders,
		all.flatMap(({ path, content }) => (content ? [{ path, content }] : [])),
	);
	return {
		records: read.records,
		findings: [
			...closed.filter(isRecordPlace).map(closedFinding),
			...read.findings,
		],
		stamps,
	};

	async function visit(
		paths: readonly RepoPath[],
		known: (path: RepoPath) => string | undefined,
	): Promise<readonly Visited[]> {
		const visited: Visited[] = [];
		await workspace.visitFiles({
			...{ paths, pacer, maximumBytes: maximumNoteBytes, known },
			visit: (path, found) => visited.push(visitedOf(path, found, known(path))),
		});
		return visited;
	}
}

interface Visited {
	readonly path: RepoPath;
	readonly stamp: string;
	/** `undefined`: as it was read before, or gone. */
	readonly content: RecordContent | undefined;
}

function visitedOf(
	path: RepoPath,
	found: FileVisit,
	known: string | undefined,
): Visited {
	switch (found.state) {
		case "unchanged":
			return { path, stamp: known ?? "", content: undefined };
		case "gone":
			return { path, stamp: "gone", content: undefined };
		case "refused": {
			const [finding] = refusedFile(found.error).findings;
			return {
				path,
				stamp: `refused ${found.error.code}`,
				content: finding && { refused: finding },
			};
		}
		case "read": {
			const decoded = decodeText(found.bytes);
			const [finding] = binaryFile.findings;
			return {
				path,
				stamp: found.stamp,
				content:
					"text" in decoded
						? { text: decoded.text, isLegacy: decoded.encoding === "latin-1" }
						: finding && { refused: finding },
			};
		}
	}
}

function isSame(
	one: KeptRecords["stamps"],
	other: KeptRecords["stamps"],
): boolean {
	return (
		one.length === other.length &&
		one.every(
			([path, stamp], at) =>
				other[at]?.[0] === path && other[at]?.[1] === stamp,
		)
	);
}

function closedFinding(path: RepoPath): RecordFinding {
	return findingAt(path, {
		code: "unreadable",
		severity: "warning",
		lines: { start: 1, end: 1 },
		found: msg`${path} cannot be read: it is a symbolic link, which is not followed, or may not be opened.`,
		expected: msg`a folder of records that may be read`,
	});
}
