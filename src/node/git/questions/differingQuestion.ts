import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/**
 * Asks in which files that `pathspecs` match `commit` (an id) differs from each of `others` (ids): one set of paths
 * for each, in their order.
 */
export function differingQuestion(
	commit: string,
	others: readonly string[],
	pathspecs: readonly string[],
): GitQuestion<readonly ReadonlySet<string>[]> {
	return {
		purpose: msg`compare commits`,
		commands: [
			"diff-tree",
			"--stdin",
			"-r",
			"-z",
			"--name-only",
			"--no-commit-id",
			"--no-renames",
			"--no-ext-diff",
			"--no-textconv",
			"--",
			...pathspecs,
		],
		// A commit followed by another is compared with that one as if it were its parent. A line that is no
		// commit is repeated in the answer: one before each comparison tells them apart, also where nothing differs.
		input: others.map((other) => `${separator}${commit} ${other}\n`).join(""),
		parse: parseDiffering,
	};
}

/** No path in git begins like this. */
const separator = "/\n";

function parseDiffering(output: Buffer): readonly ReadonlySet<string>[] {
	const sections: Set<string>[] = [];
	const text = output.toString("utf8");
	for (let at = 0; at < text.length; ) {
		if (text.startsWith(separator, at)) {
			sections.push(new Set());
			at += separator.length;
			continue;
		}
		const end = text.indexOf("\0", at);
		sections.at(-1)?.add(text.slice(at, end));
		at = end < 0 ? text.length : end + 1;
	}
	return sections;
}
