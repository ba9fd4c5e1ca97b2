import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import path from "node:path";
import type { ReflogEntry } from "../../core/ports.ts";

/** Bytes at the end that are read: some four hundred lines. */
const mostBytes = 96 * 1024;

/**
 * The last `most` lines of HEAD's reflog from its file, the newest first, as `History.reflog` tells them. `undefined`
 * where there is no such file: git keeps none, or keeps it elsewhere (`reftable`). `gitDir`: that of the work tree, absolute.
 */
export function readReflogFile(
	gitDir: string,
	most: number,
): readonly ReflogEntry[] | undefined {
	const text = endOf(path.join(gitDir, "logs", "HEAD"));
	if (text === undefined) return undefined;
	return text
		.split("\n")
		.flatMap((line) => entryIn(line) ?? [])
		.slice(-most)
		.reverse();
}

function endOf(place: string): string | undefined {
	try {
		const file = openSync(place, "r");
		try {
			const { size } = fstatSync(file);
			const bytes = Buffer.alloc(Math.min(size, mostBytes));
			const count = readSync(
				...[file, bytes, 0, bytes.length, size - bytes.length],
			);
			const text = bytes.toString("utf8", 0, count);
			// The first line may begin before what was read.
			return size > bytes.length ? text.slice(text.indexOf("\n") + 1) : text;
		} finally {
			closeSync(file);
		}
	} catch {
		return undefined;
	}
}

/** `<from> <to> Ada Lovelace <ada@example.org> 1700000000 +0100<tab>commit: Back off longer` */
function entryIn(line: string): ReflogEntry | undefined {
	const [, from = "", to = "", seconds, said = ""] =
		/^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) .*> (\d+) [+-]\d{4}(?:\t(.*))?$/.exec(
			line,
		) ?? [];
	if (seconds === undefined) return undefined;
	return {
		from: /^0+$/.test(from) ? "" : from,
		...{ to, said, at: Number(seconds) * 1000 },
	};
}
