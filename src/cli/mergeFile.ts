import process from "node:process";
import { mergeBytes } from "../combine/merge/mergeBytes.ts";
import { parseRepoPath } from "../core/repoPath.ts";
import { readVersion, writeMerged } from "../node/files/mergedFile.ts";
import { remark } from "./terminal.ts";

/** How `tacit merge-file` is called. */
export const mergeUsage =
	"usage: tacit merge-file [-L <ours> [-L <base> [-L <theirs>]]] [--marker-size <n>] [--conflicts-exit <n>] [--] %O %A %B [%P]";

/** Beyond 128, so that git takes it for a failure, and not for conflicts that are marked. */
const failed = 255;

interface Call {
	/** Ours, base, theirs. */
	readonly labels: readonly string[];
	readonly markSize: number;
	readonly conflictsExit: number;
	/** Base, ours, theirs, and what the merged file is called. */
	readonly files: readonly string[];
}

/**
 * `tacit merge-file`, as git calls a merge driver: merges %A and %B, which come from %O, into %A. Answers the exit code: 0
 * clean, 1 (or what `--conflicts-exit` says) with conflicts, 255 where nothing was written.
 */
export function runMergeFile(given: readonly string[]): number {
	const call = readCall(given);
	const [base, ours, theirs, name = ours] = call?.files ?? [];
	if (!call || base === undefined || !ours || theirs === undefined) {
		remark(mergeUsage);
		return failed;
	}
	try {
		const merged = mergeBytes(
			parseRepoPath((name ?? "").replaceAll("\\", "/")) ?? noPath,
			{
				base: readVersion(base),
				ours: readVersion(ours),
				theirs: readVersion(theirs),
			},
			{
				ours: label(call.labels[0]) ?? "ours",
				theirs: label(call.labels[2]) ?? "theirs",
				markSize: call.markSize,
			},
		);
		// What is no text stays as ours, as git leaves it.
		if (merged) writeMerged(ours, merged.bytes);
		return merged?.conflicts === 0 ? 0 : call.conflictsExit;
	} catch (error) {
		remark(`tacit: ${error instanceof Error ? error.message : String(error)}`);
		if (process.env["TACIT_LOG"] && error instanceof Error)
			remark(error.stack ?? "");
		return failed;
	}
}

const noPath = "merged" as NonNullable<ReturnType<typeof parseRepoPath>>;

/** Git before 2.44 leaves what it does not know as it is. */
function label(given: string | undefined): string | undefined {
	return given === undefined || /^%[SXY]$/.test(given) ? undefined : given;
}

function readCall(given: readonly string[]): Call | undefined {
	const labels: string[] = [];
	const files: string[] = [];
	let markSize = 7;
	let conflictsExit = 1;
	const rest = [...given];
	for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
		if (word === "--") files.push(...rest.splice(0));
		else if (word === "-L") labels.push(rest.shift() ?? "");
		else if (word === "--marker-size")
			markSize = numberFrom(rest.shift(), 1000) ?? markSize;
		else if (word === "--conflicts-exit")
			conflictsExit = numberFrom(rest.shift(), 128) ?? conflictsExit;
		else if (/^-./.test(word)) return undefined;
		else files.push(word);
	}
	return files.length === 3 || files.length === 4
		? { labels, markSize, conflictsExit, files }
		: undefined;
}

function numberFrom(
	word: string | undefined,
	most: number,
): number | undefined {
	const number = Number(word);
	return Number.isInteger(number) && number > 0 && number <= most
		? number
		: undefined;
}
