import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { ChangedFile, FileEdit } from "../changedFile.ts";
import { isComment, isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk } from "../hunks.ts";
import { literalChange } from "../literalChange.ts";
import type { Finding } from "../moment.ts";
import { daysBetween, type Past, type PastEdit, subjectOf } from "../past.ts";
import { symbolAt } from "../symbolAt.ts";

/** Days between two versions beyond which the later one is no second attempt. */
const longest = 14;
/** However many versions there were, they are for who is eager. */
const mostSign = 0.52;
/** Versions of the same lines from which on somebody was looking for something. */
const leastVersions = 3;

/**
 * The same lines were written anew in three commits or more, each within days of the last one. Lines are the same where
 * at least half of what a commit takes away is what the former one brought. Telling is how many versions there were, on
 * how many days, and how many lines of each were written anew.
 */
export async function findRework(
	view: CommitView,
): Promise<readonly Finding[]> {
	const again = await writtenAgain(view);
	return again.length > 0 ? again : untold(view);
}

/** Subjects that say that something was wrong, and not what; or lead to it by a number alone. */
const mute =
	/^(?:\w+(?:\([^)]*\))?!?: )?(?:(?:(?:more|another|some|small|minor|quick|tiny|final|bug) ?)*(?:hot)?(?:fix(?:e[sd])?|bug ?fix(?:es)?|bugs?|tweaks?|changes?|wip|oops|improvements?)(?: (?:it|this|that|again|things|stuff|bugs?|errors?|issues?|problems?))?|(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?)?:? ?(?:issues? |bugs? |gh-?)?#\d+)(?: \(#\d+\))?[.!]*$/i;
/** Files of code beside which it is more than one thing. */
const mostUntold = 3;
/** Lines of one stretch beyond which something was built rather than set right. */
const mostInStretch = 30;

/** Statements were written anew, and the message says that they had to be, but neither it nor a test says why. */
async function untold({
	said,
	files,
}: CommitView): Promise<readonly Finding[]> {
	if (!mute.test(said.subject)) return [];
	if (wordsIn(said.prose) + wordsIn(said.items.join(" ")) >= 4) return [];
	const code = files.filter(({ role }) => role === "code");
	if (code.length > mostUntold || files.some(({ role }) => role === "test"))
		return [];
	let best: { finding: Finding; size: number } | undefined;
	for (const file of code) {
		if (drawn.test(file.path) || !file.before || !file.after) continue;
		const edit = await file.edit();
		for (const hunk of edit?.hunks ?? []) {
			const { old, now, lines } = hunk;
			if (!edit || old.length + now.length > mostInStretch) continue;
			if (literalChange(hunk) || !isRewriting(hunk)) continue;
			// A comment that came along speaks of it.
			if (now.some(({ source }) => isComment(source))) return [];
			const size = tellingLines(old).length + tellingLines(now).length;
			if (best && best.size >= size) continue;
			const name = symbolAt(edit.after, lines.start) ?? file.path;
			const question = msg`“${said.subject}”: what was wrong with these lines of “${name}”, and how did it show?`;
			best = {
				size,
				finding: { sign: 0.48, path: file.path, lines, question, evidence: [] },
			};
		}
	}
	return best ? [best.finding] : [];
}

function wordsIn(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

/** How something looks is found by looking. */
const drawn = /\.(?:tsx|jsx|vue|svelte|json)$/i;

async function writtenAgain(view: CommitView): Promise<readonly Finding[]> {
	const found: Finding[] = [];
	for (const file of view.files)
		if (
			(file.role === "code" || file.role === "configuration") &&
			!drawn.test(file.path)
		) {
			const best = await inFile(file, view);
			if (best) found.push(best);
		}
	return found;
}

async function inFile(
	file: ChangedFile,
	{ commit, past, said }: CommitView,
): Promise<Finding | undefined> {
	if (!file.before || !file.after || saysUnneeded(said)) return undefined;
	if (past.editsOf(file.before.path).length === 0) return undefined;
	const edit = await file.edit();
	let best: Finding | undefined;
	for (const hunk of edit?.hunks ?? []) {
		if (!edit || literalChange(hunk) || !isRewriting(hunk)) continue;
		const versions = versionsOf(hunk, past, file, commit);
		const mended = secondMending(file, edit, hunk, versions, commit);
		if (mended && (best?.sign ?? 0) < mended.sign) best = mended;
		if (versions.length < leastVersions - 1) continue;
		const first = versions.at(-1);
		// Without a word of something set right it is a step of a plan.
		if (!first || !isFix.test(subjectOf(commit))) continue;
		const days = daysBetween(first.commit, commit);
		// Of what was mended within hours, the third time is no sign yet.
		if (days === 0 && versions.length < leastVersions) continue;
		const size = tellingLines(hunk.old).length;
		// In a young project lines are written anew as the design grows: few are asked about by who read them.
		const sign = Math.min(
			mostSign,
			0.34 +
				0.08 * (versions.length + 1 - leastVersions) +
				(days > 0 ? 0.12 : 0) +
				(size >= 3 ? 0.08 : 0),
		);
		if (best && best.sign >= sign) continue;
		const name = symbolAt(edit.after, hunk.lines.start) ?? file.path;
		best = {
			sign,
			path: file.path,
			lines: hunk.lines,
			question:
				days > 1
					? msg`Version ${versions.length + 1} of these lines of “${name}” in ${days} days: what did the former ones get wrong?`
					: msg`Version ${versions.length + 1} of these lines of “${name}” within a day: what did the former ones get wrong?`,
			evidence: versions.map((each) => ({
				said: msg`Written in “${subjectOf(each.commit)}”.`,
				commit: each.commit.hash,
			})),
		};
	}
	return best;
}

/** What was set right within these days, and had to be set right again, was not understood at first. */
const longestMending = 10;

/** Lines that a former commit set right, and that have to be set right again. */
function secondMending(
	file: ChangedFile,
	edit: FileEdit,
	hunk: Hunk,
	[former]: readonly PastEdit[],
	commit: CommitView["commit"],
): Finding | undefined {
	if (!former) return undefined;
	const subject = subjectOf(former.commit);
	const days = daysBetween(former.commit, commit);
	if (days > longestMending || subject === subjectOf(commit)) return undefined;
	if (!mends.test(subject) || !mends.test(subjectOf(commit))) return undefined;
	if (tellingLines(hunk.old).length + tellingLines(hunk.now).length < 3)
		return undefined;
	const symbol = symbolAt(edit.after, hunk.lines.start);
	if (symbol !== undefined && /test/i.test(symbol)) return undefined;
	const name = symbol ?? file.path;
	return {
		sign: days > 0 ? 0.44 : 0.42,
		path: file.path,
		lines: hunk.lines,
		question: msg`“${subject}” had just set these lines of “${name}” right: what did it miss?`,
		evidence: [
			{
				said: msg`Written in “${subject}”.`,
				commit: former.commit.hash,
			},
		],
	};
}

/** Subjects of what was broken, not of how it is written. */
const mends =
	/^(?!.*\.\s+\p{L}|.*,)(?!.*\b(?:typos?|lint\w*|format\w*|types?|typing|docs?|comments?|style|tests?|warnings?|clippy|mypy|eslint|imports?)\b).*\b(?:fix(?:e[sd]|ing)?|bug|crash\w*|regression|repair\w*|correct(?:s|ed)?)\b/iu;

/** The commits that wrote what the next one took away, the newest first. */
function versionsOf(
	hunk: Hunk,
	past: Past,
	file: ChangedFile,
	commit: CommitView["commit"],
): readonly PastEdit[] {
	const versions: PastEdit[] = [];
	let lines = tellingLines(hunk.old);
	let later = commit;
	for (const edit of past.editsOf(file.before?.path)) {
		if (lines.length === 0 || daysBetween(edit.commit, later) > longest) break;
		const source = edit.hunks.find(
			({ now }) => sharedLines(lines, now) * 2 >= lines.length,
		);
		if (source && source.old.length > 0 && !isRewriting(source, 0)) continue;
		if (!source) continue;
		versions.push(edit);
		later = edit.commit;
		lines = tellingLines(source.old);
	}
	return versions;
}

/** Of the words that stood there, so many must be gone for lines to be written anew. */
const leastOther = 0.3;

/**
 * Whether what stands there now says something else, rather than more of the same (an entry in a list, another condition)
 * or the same by another name.
 */
function isRewriting({ old, now }: Hunk, share = leastOther): boolean {
	const before = wordsOf(tellingLines(old));
	const after = wordsOf(tellingLines(now));
	if (before.length < 3 || after.length < 3) return false;
	const kept = new Set(after);
	const other = before.filter((word) => !kept.has(word)).length;
	return other >= Math.max(1, before.length * share);
}

function wordsOf(lines: Hunk["old"]): readonly string[] {
	return lines.flatMap(({ source }) => source.match(/\w{2,}/g) ?? []);
}

/** Subjects of commits that set right what a former one did. */
const isFix =
	/\b(?:fix(?:e[sd])?|correct(?:s|ed|ly)?|again|really|follow-?up|regression|bug|crash|broken?|repair|proper(?:ly)?|wrong|instead|try|attempt)\b/i;

function tellingLines(lines: Hunk["old"]): Hunk["old"] {
	return lines.filter(({ source }) => isStatement(source));
}

function sharedLines(lines: Hunk["old"], among: Hunk["old"]): number {
	const there = new Set(among.map(({ text }) => text));
	return lines.filter(({ text }) => there.has(text)).length;
}
