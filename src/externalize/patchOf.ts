import type { RepoPath } from "../core/repoPath.ts";

/**
 * A patch that adds a text file, as `git apply` and `git am` (below a message) take it. `text` may have line ends of any
 * kind; they stay.
 */
export function patchOf(path: RepoPath, text: string): string {
	const isEnded = text.endsWith("\n");
	const lines = (isEnded ? text.slice(0, -1) : text).split("\n");
	const name = quoted(path);
	return [
		`diff --git ${name("a/")} ${name("b/")}`,
		"new file mode 100644",
		"--- /dev/null",
		// Git ends a bare name at a tab.
		`+++ ${name("b/")}${/ /.test(path) && !name("b/").startsWith('"') ? "\t" : ""}`,
		`@@ -0,0 +1,${lines.length} @@`,
		...lines.map((line) => `+${line}`),
		...(isEnded ? [] : ["\\ No newline at end of file"]),
		"",
	].join("\n");
}

/** The path behind a prefix, in git's quotes where it has marks that would end it. */
function quoted(path: RepoPath): (prefix: string) => string {
	return (prefix) =>
		/["\\\p{Cc}]/u.test(path)
			? `"${prefix}${path.replace(/["\\\p{Cc}]/gu, escaped)}"`
			: prefix + path;
}

function escaped(mark: string): string {
	const code = mark.charCodeAt(0);
	if (code === 34 || code === 92) return `\\${mark}`;
	return `\\${code.toString(8).padStart(3, "0")}`;
}
