import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
	findRecordFolders,
	type RecordFolder,
} from "../../../src/combine/records/findRecordFolders.ts";
import {
	type RecordsRead,
	readRecords,
} from "../../../src/combine/records/readRecords.ts";
import { readRecordBytes } from "../../../src/combine/records/recordReading.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";

/** A folder tree with the records that were found in it. */
export interface RecordTree extends RecordsRead {
	readonly folders: readonly RecordFolder[];
	/** Every file that people read, record or not. */
	readonly prose: readonly RepoPath[];
	/** Of the records' files, in the order of their folders. */
	readonly texts: readonly string[];
}

/** Reads every record below `root`, its `.git` aside. */
export function recordTree(root: string): RecordTree {
	const paths = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			path.join(path.relative(root, entry.parentPath), entry.name),
		)
		.map((file) => file.split(path.sep).join("/") as RepoPath)
		.filter((file) => !/(?:^|\/)\.git\//.test(file))
		.sort();
	const settings = paths
		.filter((file) => /(?:^|\/)(?:\.adr-dir|\.log4brains\.ya?ml)$/.test(file))
		.map((file) => ({
			path: file,
			text: readFileSync(path.join(root, file), "utf8"),
		}));
	const folders = findRecordFolders(paths, settings);
	const readings = new Map(
		folders
			.flatMap(({ files }) => files)
			.map((file) => [
				file,
				readRecordBytes(file, readFileSync(path.join(root, file))),
			]),
	);
	const read = readRecords(folders, readings);
	return {
		...read,
		folders,
		prose: paths.filter((file) => /\.(?:md|markdown|mdx|adoc)$/i.test(file)),
		texts: [...readings.values()].flatMap((reading) =>
			"text" in reading ? [reading.text] : [],
		),
	};
}
