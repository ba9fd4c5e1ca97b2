import { linguistMarks } from "../../core/code/linguistMarks.ts";
import { isTacitError } from "../../core/errors.ts";
import { createPacer } from "../../core/pacer.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { saysGenerated } from "../../externalize/harvest/saysGenerated.ts";
import { fileRole } from "../../externalize/moments/fileRole.ts";
import {
	type PlaceAtRisk,
	placesAtRisk,
} from "../../socialize/risk/placesAtRisk.ts";
import type { WorkLog } from "../../socialize/work/workLog.ts";
import type { TacitBase } from "../base.ts";
import type { Records } from "../records.ts";

/** Places that are told, at most: nobody sees to more at a time. */
const mostPlaces = 50;

/** What it takes beside the work. */
export interface RiskParts {
	readonly base: TacitBase;
	readonly records: Records["records"];
	/** Days since 1970-01-01. */
	readonly today: number;
	/** Commits that count nothing, by their numbers in the log. */
	readonly ignored: ReadonlySet<number>;
}

/** See `Knowing.placesAtRisk`. */
export async function riskOf(
	area: RepoPath,
	log: WorkLog,
	{ base, records, today, ignored }: RiskParts,
): Promise<readonly PlaceAtRisk[]> {
	const { index, slice, readText, workspace, loaded } = base;
	await loaded();
	const attributes = parseRepoPath(".gitattributes");
	const [anchors, found, marks] = await Promise.all([
		index.anchorsWhere(() => true, createPacer(slice)),
		records(),
		attributes && readText(attributes),
	]);
	const written = new Set<RepoPath>();
	for (const { note, anchor } of anchors) {
		const { kind, status } = note.head;
		const holds = status === undefined || status === "accepted";
		if (holds && kind !== "question" && note.file.visibility === "published")
			written.add(anchor.path);
	}
	for (const { files, statuses } of found.records) {
		const state = statuses.at(-1)?.is;
		if (state === undefined || state === "accepted")
			for (const file of files) written.add(file);
	}
	const isMarked = linguistMarks(marks ?? "");
	const isWork = (path: RepoPath) => {
		const role = fileRole(path);
		return (role === "code" || role === "configuration") && !isMarked(path);
	};
	const places = placesAtRisk(log, {
		...{ area, today, ignored, isWork, notedFolders: written },
		noted: log.filesAt(written),
	});
	const there: PlaceAtRisk[] = [];
	for (const place of places) {
		if (there.length === mostPlaces) break;
		if (await isThere(place)) there.push(place);
	}
	return there;

	/** What became of it on another branch, the log need not know. */
	async function isThere({ path, isFolder }: PlaceAtRisk): Promise<boolean> {
		try {
			if (isFolder) return (await workspace.kindOf(path)) === "folder";
			const text = await readText(path);
			return text !== undefined && !saysGenerated(text);
		} catch (error) {
			if (!isTacitError(error)) throw error;
			base.log.info(`${path} could not be read: ${error.message}`);
			return false;
		}
	}
}
