import type { RecordSource } from "../combine/records/checkRecords.ts";
import type { RecordFolder } from "../combine/records/findRecordFolders.ts";
import { readingOf } from "../combine/records/recordReading.ts";
import type { TacitBase } from "./base.ts";

/** The records of a folder with their texts, as they stand now; those that cannot be read are left out. */
export async function readSourcesIn(
	folder: RecordFolder,
	readText: TacitBase["readText"],
): Promise<readonly RecordSource[]> {
	const sources: RecordSource[] = [];
	for (const path of folder.files) {
		const source = await readText(path);
		if (source === undefined) continue;
		const reading = readingOf(path, source);
		if ("refused" in reading) continue;
		const { record, dayOrder } = reading;
		sources.push({ folder, source, record, dayOrder });
	}
	return sources;
}

/** The same of several folders. */
export async function readRecordSources(
	folders: readonly RecordFolder[],
	readText: TacitBase["readText"],
): Promise<readonly RecordSource[]> {
	const sources: RecordSource[] = [];
	for (const folder of folders)
		sources.push(...(await readSourcesIn(folder, readText)));
	return sources;
}
