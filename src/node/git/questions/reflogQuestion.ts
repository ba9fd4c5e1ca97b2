import { msg } from "../../../core/message.ts";
import type { ReflogEntry } from "../../../core/ports.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/**
 * Asks for the last `most` lines of the reflog of HEAD, the newest first. Git is asked, not the file read: where
 * references lie in a `reftable` there is no file.
 */
export function reflogQuestion(
	most: number,
): GitQuestion<readonly ReflogEntry[]> {
	return {
		purpose: msg`read what was done with HEAD`,
		commands: [
			"log",
			"-z",
			"--walk-reflogs",
			// One more: a line says where HEAD came to stand, the one before it where it stood.
			`--max-count=${most + 1}`,
			"--date=unix",
			"--format=%H%x00%gd%x00%gs",
			"HEAD",
			"--",
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse(output, exitCode) {
			const parts = exitCode === 0 ? splitNul(output) : [];
			const entries: ReflogEntry[] = [];
			for (let at = 0; at + 2 < parts.length; at += 3) {
				const to = parts[at] ?? "";
				// `HEAD@{1700000000}`
				const seconds = /@\{(\d+)\}$/.exec(parts[at + 1] ?? "")?.[1];
				if (seconds === undefined) continue;
				const from = parts[at + 3] ?? "";
				const said = parts[at + 2] ?? "";
				entries.push({ from, to, at: Number(seconds) * 1000, said });
			}
			return entries.slice(0, most);
		},
	};
}
