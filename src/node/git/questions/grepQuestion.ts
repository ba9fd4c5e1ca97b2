import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/**
 * Asks which files of the work tree hold which of `texts` (no line ends in them, none empty): texts by path. Binary and
 * ignored files are left out.
 */
export function grepQuestion(
	texts: readonly string[],
): GitQuestion<ReadonlyMap<string, ReadonlySet<string>>> {
	return {
		purpose: msg`search the files`,
		commands: [
			"grep",
			"-z",
			"-I",
			"-o",
			"--untracked",
			"--full-name",
			"--no-color",
			"--no-textconv",
			"--no-recurse-submodules",
			"--fixed-strings",
			"-f",
			"-",
			"--",
		],
		input: texts.map((text) => `${text}\n`).join(""),
		// 1: found nowhere.
		accepts: [0, 1],
		parse: parseGrep,
	};
}

/** Reads the path, a NUL, and what was found, up to a line end. A path may hold line ends. */
function parseGrep(output: Buffer): ReadonlyMap<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	const text = output.toString("utf8");
	for (let at = 0; at < text.length; ) {
		const pathEnd = text.indexOf("\0", at);
		if (pathEnd < 0) break;
		const end = text.indexOf("\n", pathEnd);
		const path = text.slice(at, pathEnd);
		const texts = found.get(path) ?? new Set();
		found.set(path, texts);
		texts.add(text.slice(pathEnd + 1, end < 0 ? text.length : end));
		at = end < 0 ? text.length : end + 1;
	}
	return found;
}
