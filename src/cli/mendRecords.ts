import type { RecordFinding } from "../combine/records/recordFinding.ts";
import { isTacitError } from "../core/errors.ts";
import { english } from "../core/message.ts";
import type { JsonMended } from "./json/combine.ts";
import type { Here } from "./openHere.ts";
import { remark, shownLine } from "./terminal.ts";

/** More than any repository needs: what one change brings up is mended by the next round. */
const mostRounds = 100;

/** Mends what is wrong with decision records where one change is right beyond doubt, and answers what was done. */
export async function mendRecords(
	{ tacit, seenFile }: Pick<Here, "tacit" | "seenFile">,
	isWanted: (finding: RecordFinding) => boolean,
): Promise<readonly JsonMended[]> {
	const mended: JsonMended[] = [];
	const tried = new Set<string>();
	for (let round = 0; round < mostRounds; round++) {
		const { findings } = await tacit.records();
		const files = new Set<string>();
		for (const finding of findings) {
			const { file, fix, code, lines } = finding;
			const title = fix && english(fix.title);
			const key = `${file.path}\0${code}\0${title}`;
			// A change moves what is below it: one for each file, then they are read again.
			if (title === undefined || files.has(file.path) || tried.has(key))
				continue;
			if (!isWanted(finding)) continue;
			tried.add(key);
			files.add(file.path);
			try {
				await tacit.mendRecord(finding);
				mended.push({
					file: seenFile(file),
					line: lines.start,
					change: title,
				});
			} catch (error) {
				if (!isTacitError(error)) throw error;
				remark(shownLine(error.message));
			}
		}
		if (files.size === 0) break;
	}
	return mended;
}
