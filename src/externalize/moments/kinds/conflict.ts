import { msg } from "../../../core/message.ts";
import { baseName } from "../../../core/repoPath.ts";
import { isStatement } from "../codeLine.ts";
import type { CommitView, Conflict } from "../commitView.ts";
import { fileRole } from "../fileRole.ts";
import type { Finding } from "../moment.ts";
import { symbolAt } from "../symbolAt.ts";

/** Conflicts of one merge beyond which branches were brought together that long went their own ways. */
const mostConflicts = 25;

/**
 * A merge, a rebase or a pick in which somebody resolved a conflict: both sides had changed the same lines of code. Telling
 * is that what stands there now has words that neither side had, then that one side's statements were given up; both
 * sides' lines one below the other are no choice, and what is put together of both hardly is one.
 */
export async function findConflicts(
	view: CommitView,
): Promise<readonly Finding[]> {
	const { conflicts, readers } = view;
	if (conflicts.length === 0 || conflicts.length > mostConflicts) return [];
	const found: Finding[] = [];
	for (const conflict of conflicts) {
		const { path, lines, ours, theirs } = conflict;
		const role = fileRole(path);
		if (role === "none" || role === "docs" || role === "manifest") continue;
		const [mine, other] = [statements(ours), statements(theirs)];
		if (mine.length === 0 || other.length === 0) continue;
		const text = await conflict.text();
		if (!text) continue;
		const sign = signOf(
			mine,
			other,
			statements(linesNow(conflict, text.lines)),
		);
		if (sign === 0) continue;
		const isTold = readers
			.commentsIn(text.lines.join("\n"), path)
			.some(
				(comment) =>
					comment.lines.start <= lines.end + 1 &&
					comment.lines.end >= lines.start - 2 &&
					readers.givesReason(comment),
			);
		if (isTold) continue;
		const name = symbolAt(text, lines.start);
		found.push({
			// Versions and lists of steps are simply both brought up to date.
			...{ sign: role === "code" ? sign : Math.min(sign, 0.47), path, lines },
			// In these very words it is asked where somebody resolves it in the editor.
			question: msg`Both sides had changed “${name ?? baseName(path)}”: how did you choose?`,
			evidence: [
				{ said: msg`One side: ${shortened(mine)}` },
				{ said: msg`The other: ${shortened(other)}` },
			],
		});
	}
	return found.sort((a, b) => b.sign - a.sign).slice(0, 1);
}

/** 0 where nothing was chosen. */
function signOf(
	ours: readonly string[],
	theirs: readonly string[],
	now: readonly string[],
): number {
	const [mine, other, kept] = [ours, theirs, now].map(
		(lines) => new Set(lines),
	) as [Set<string>, Set<string>, Set<string>];
	const onlyMine = [...mine].filter((line) => !other.has(line));
	const onlyOther = [...other].filter((line) => !mine.has(line));
	// They differ in layout, comments or imports alone.
	if (onlyMine.length === 0 || onlyOther.length === 0) return 0;
	const lostMine = onlyMine.filter((line) => !kept.has(line)).length;
	const lostOther = onlyOther.filter((line) => !kept.has(line)).length;
	// Both stand there.
	if (lostMine === 0 && lostOther === 0) return 0;
	// Put together of what both had, it is what both wanted.
	const known = wordsOf([...ours, ...theirs]);
	const isNew = [...wordsOf(now)].some((word) => !known.has(word));
	if (isNew) return 0.7;
	return lostMine > 0 && lostOther > 0 ? 0.47 : 0.4;
}

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
	return new Set(lines.join(" ").match(/[A-Za-z_$][\w$]{2,}/g));
}

function linesNow(
	{ lines }: Conflict,
	text: readonly string[],
): readonly string[] {
	return text.slice(lines.start - 1, lines.end);
}

/** Without layout. */
function statements(lines: readonly string[]): readonly string[] {
	return lines
		.filter(isStatement)
		.map((line) => line.replace(/\s+/g, " ").trim());
}

function shortened(lines: readonly string[]): string {
	const line = lines[0] ?? "";
	return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
