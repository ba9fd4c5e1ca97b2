import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Who wrote a line, as git tells it. */
export interface ToldLine {
	/** 1-based, in the work tree's file. */
	readonly line: number;
	/** Full hash; zeros for a line that is not committed. */
	readonly commit: string;
	readonly name: string;
	readonly email: string;
	/** Of authorship: seconds since the epoch, and the offset of the author's clock, `+0100`. */
	readonly time: number;
	readonly zone: string;
}

/**
 * Asks who wrote these lines (1-based, inclusive) of the file at `path` as it lies in the work tree, white space aside, and
 * through moves within it. None where git does not know the file, or it has fewer lines.
 */
export function blameQuestion(
	path: string,
	ranges: readonly (readonly [first: number, last: number])[],
): GitQuestion<readonly ToldLine[]> {
	return {
		purpose: msg`tell who wrote lines`,
		commands: [
			...["blame", "--line-porcelain", "-w", "-M"],
			...ranges.map(([first, last]) => `-L${first},${last}`),
			"--",
			path,
		],
		accepts: [0, 128],
		parse: (output, exitCode) => (exitCode === 0 ? parseBlame(output) : []),
	};
}

/** For each line a head (`hash original-line line`), then fields, then the line itself behind a tab. */
function parseBlame(output: Buffer): readonly ToldLine[] {
	const told: ToldLine[] = [];
	let head: RegExpExecArray | null = null;
	let fields = new Map<string, string>();
	for (const line of output.toString("utf8").split("\n")) {
		if (line.startsWith("\t")) {
			const [, commit = "", number = ""] = head ?? [];
			const email = fields.get("author-mail") ?? "";
			told.push({
				...{ line: Number(number), commit, name: fields.get("author") ?? "" },
				email: email.replace(/^<|>$/g, ""),
				time: Number(fields.get("author-time") ?? 0),
				zone: fields.get("author-tz") ?? "+0000",
			});
			fields = new Map();
			head = null;
		} else if (head) {
			const space = line.indexOf(" ");
			fields.set(line.slice(0, space), line.slice(space + 1));
		} else head = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(line);
	}
	return told;
}
