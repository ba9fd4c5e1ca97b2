import type { RecordSource } from "../combine/records/checkRecords.ts";
import type { RecordFolder } from "../combine/records/findRecordFolders.ts";
import { readRecord } from "../combine/records/readRecord.ts";
import { recordParts } from "../combine/records/recordParts.ts";
import { recordText } from "../combine/records/recordText.ts";
import type { TacitBase } from "./base.ts";
import { listRecordFolders } from "./recordReading.ts";

/** The records of a folder with their texts, as they stand now; those that cannot be read are left out. */
export async function readSourcesIn(
	folder: RecordFolder,
	readText: TacitBase["readText"],
): Promise<readonly RecordSource[]> {
	const sources: RecordSource[] = [];
	for (const path of folder.files) {
		const source = await readText(path);
		if (source === undefined) continue;
		const parts = recordParts(path, recordText(source));
		sources.push({ folder, source, parts, record: readRecord(path, source) });
	}
	return sources;
}

/** All records of the repository, the same way. */
export async function readRecordSources(
	base: Pick<TacitBase, "workspace" | "slice" | "readText">,
): Promise<readonly RecordSource[]> {
	const { folders } = await listRecordFolders(base);
	const sources: RecordSource[] = [];
	for (const folder of folders)
		sources.push(...(await readSourcesIn(folder, base.readText)));
	return sources;
}
