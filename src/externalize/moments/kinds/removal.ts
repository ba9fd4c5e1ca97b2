import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { ChangedFile } from "../changedFile.ts";
import { isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { HunkLine } from "../hunks.ts";
import type { Finding } from "../moment.ts";
import { definedIn } from "../symbolAt.ts";

/** Lines of code from which on it is much. */
const least = 6;
/** The same of a whole file, of which some are small. */
const leastOfFile = 12;
/** Of what is gone, so much may have come back elsewhere in the commit. */
const mostReplaced = 0.5;

/**
 * Much code is gone, in one file, and did not go elsewhere: lines that the commit adds in any file count as moved, and a
 * commit that writes half as much as it takes away as a rewriting. Telling is how much it was, and that a whole file went.
 */
export async function findRemovals(
	view: CommitView,
): Promise<readonly Finding[]> {
	if (saysUnneeded(view.said) || /\buse\b/i.test(view.said.subject)) return [];
	const code = view.files.filter(({ role }) => role === "code");
	const removed: { file: ChangedFile; lines: readonly HunkLine[] }[] = [];
	const added = new Set<string>();
	let addedLines = 0;
	for (const file of view.files) {
		if (file.role === "docs") continue;
		const edit = await file.edit();
		// Nobody knows where it went.
		if (!edit) return [];
		for (const { now } of edit.hunks)
			for (const { source, text } of now) {
				added.add(text);
				if (file.role !== "test" && isStatement(source)) addedLines++;
			}
		if (code.includes(file))
			removed.push({
				file,
				lines: edit.hunks.flatMap(({ old }) =>
					old.filter(({ source }) => isStatement(source)),
				),
			});
	}
	const gone = removed
		.map(({ file, lines }) => ({
			file,
			lines: lines.filter(({ text }) => !added.has(text)),
			all: lines.length,
		}))
		.sort((a, b) => b.lines.length - a.lines.length);
	const total = gone.reduce((sum, { lines }) => sum + lines.length, 0);
	const [most] = gone;
	if (!most || total < least || addedLines > total * mostReplaced) return [];
	if (most.lines.length < most.all * 0.6 || most.lines.length < least)
		return [];
	const edit = await most.file.edit();
	const hunk = edit?.hunks.find(({ old }) =>
		old.includes(most.lines[0] as HunkLine),
	);
	const isWhole = !most.file.after;
	const after = edit?.after.lines.join("\n") ?? "";
	const name = nameOf(most.lines, after);
	// Lines without a name are of something that is still there.
	if (!isWhole && name === undefined) return [];
	if (isWhole && most.lines.length < leastOfFile) return [];
	const isMeant = removing.test(view.said.subject);
	if (!isMeant && total < 100) return [];
	const others = gone.filter(({ file }) => file !== most.file && !file.after);
	const said = isWhole ? most.file.path : (name ?? most.file.path);
	return [
		{
			sign:
				(total >= 300
					? 0.75
					: total >= 100
						? 0.66
						: total >= 30
							? 0.58
							: 0.54) + (isWhole ? 0.05 : 0),
			path: most.file.path,
			lines: isWhole ? undefined : hunk?.lines,
			question: isWhole
				? msg`“${said}” is gone, ${most.lines.length} lines of code: what made it unnecessary?`
				: msg`“${said}” is gone from “${most.file.path}” (${most.lines.length} lines of code): what made it unnecessary?`,
			evidence: [
				{ said: msg`${total} lines of code are gone, ${addedLines} came.` },
				...others.slice(0, 5).map(({ file }) => ({
					said: msg`“${file.path}” is gone, too.`,
				})),
			],
		},
	];
}

/** Subjects of commits whose purpose it is. */
const removing =
	/\b(?:remov\w+|delet\w+|drop\w*|get rid|kill\w*|strip\w*|don'?t|stop\w*|no)\b/i;

/** The first thing that the lines define, and that is not spoken of any more. */
function nameOf(lines: readonly HunkLine[], after: string): string | undefined {
	for (const { source } of lines) {
		const name = definedIn(source);
		if (name !== undefined && name.length > 2 && !hasWord(after, name))
			return name;
	}
	return undefined;
}

function hasWord(text: string, word: string): boolean {
	return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(
		text,
	);
}
