import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/**
 * Asks for the ids that files of the work tree would have, with what their attributes say of line ends, in the order of their
 * paths; stores nothing. `undefined` where one of them cannot be read.
 */
export function blobIdsQuestion(
	paths: readonly string[],
): GitQuestion<readonly string[] | undefined> {
	return {
		purpose: msg`compute the ids of files`,
		commands: ["hash-object", "--stdin-paths"],
		input: paths.map((path) => `${quoted(path)}\n`).join(""),
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0
				? output.toString("latin1").trimEnd().split("\n")
				: undefined,
	};
}

/** A path as git reads it from a line, which a line break within would end (`unquote_c_style` of git's quote.c). */
function quoted(path: string): string {
	if (!/^"|\n/.test(path)) return path;
	const escaped = path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
	return `"${escaped}"`;
}
