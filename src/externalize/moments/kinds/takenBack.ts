import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { ChangedFile } from "../changedFile.ts";
import { isComment, isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk } from "../hunks.ts";
import type { Evidence, Finding } from "../moment.ts";
import { daysBetween, type PastEdit, subjectOf } from "../past.ts";
import { saidBefore } from "../saidBefore.ts";
import { symbolAt } from "../symbolAt.ts";

/** Days after which what comes back does so by chance. */
const longest = 180;
/** So much of what a commit does to a file is taking back, or it is not about that. */
const leastShare = 0.3;
/** Files beside which what is as it was may have come along by chance. */
const mostFiles = 6;
/** The same where it does nothing else. */
const wholeShare = 0.8;
/** Letters and digits of a stretch below which it may come back by chance. */
const leastText = 50;

/**
 * What was done before is taken back: by a commit that says so, or by hand, a file being as it was before an earlier
 * commit, or a stretch of it being as that commit found it. That it was done by a commit of its own is surest; what was
 * taken back within a day may be an attempt that was never meant to stay.
 */
export async function findTakenBack(
	view: CommitView,
): Promise<readonly Finding[]> {
	const told = toldBack(view);
	if (told === "unasked") return [];
	if (told) return (await saidThere(view)) ? [] : [told];
	for (const file of view.files) {
		if (file.role !== "code" && file.role !== "configuration") continue;
		const found = await byHand(file, view);
		if (found) return [found];
	}
	return [];
}

const revertSubject =
	/^(?:revert|undo|back ?out|roll ?back)(?:\([^)]*\))?[:!]* +["“']?(.+?)(?:(?<=["“'].*)["”'])?(?: *\(#\d+\))*$/i;

/** Whether what is taken back had said itself until when it was to stay. */
async function saidThere({ files }: CommitView): Promise<boolean> {
	if (files.length > mostFiles) return false;
	let isSaid = true;
	for (const file of files) {
		if (file.role === "docs") continue;
		const hunks = (await file.edit())?.hunks ?? [];
		if (hunks.some(saidUntil)) return true;
		isSaid &&= hunks.every(isOfComments);
	}
	return isSaid;
}

/** Comments that are other words again say themselves what they say. */
function isOfComments({ old, now }: Hunk): boolean {
	return [...old, ...now].every(({ source }) => isComment(source));
}

function saidUntil(hunk: Hunk): boolean {
	return saidBefore(hunk) && hunk.old.length <= longestTold;
}

/** Lines beside which a comment is about more than what it stands with. */
const longestTold = 4;

/** Titles that name nothing: whoever is asked does not know either what it was. */
const nameless =
	/^(?:(?:the|my|some|all|last|previous|these|this|those) )*(?:changes?|commits?|it|that|this)(?:$|,)/i;
/** Titles of what nobody asks about: numbers of releases, layout, what was to be for a while, or is to show something. */
const idle =
	/^(?:v?\d+(?:\.\d+)+$|releas\w+\b|version\b|(?:bump|prepare|set) (?:to |for )?(?:version|releas\w+|v?\d))|\bversion (?:number|change|bump)s?$|^(?:format|style|try|trying|attempt)\b|^update \S+\.\S+$|\b(?:linter|linting|formatting|clean(?:ing)? (?:up|code)|code ?golf|hot-?fix|typos?)\b|\bto (?:show|see|prove|check)\b/i;
/** What leads to where somebody says why. */
const leads =
	/https?:\/\/\S+(?:\/issues\/|#(?:issue|discussion)|\/discussions?\/)|issuecomment/i;

/** `unasked` where it is told, and nobody would ask. */
function toldBack(view: CommitView): Finding | "unasked" | undefined {
	const { commit, said, files, past } = view;
	const subject = said.subject.replace(/^\w+(?:\([^)]*\))?!?: (?=revert)/i, "");
	const title = revertSubject.exec(subject)?.[1];
	const isTold = said.reverts.length > 0 && said.items.length === 0;
	if (title === undefined && !isTold) return undefined;
	const reverted =
		said.reverts.map((hash) => past.commit(hash)).find(Boolean) ??
		(title === undefined ? undefined : past.commitTitled(title));
	const file =
		files.find(({ role }) => role === "code") ??
		files.find(({ role }) => role !== "docs" && role !== "test");
	if (!file) return undefined;
	const what = reverted ? subjectOf(reverted) : (title ?? "");
	if (!reverted && nameless.test(what)) return undefined;
	if (idle.test(innermost(what)) || leads.test(commit.message))
		return "unasked";
	const to = /^(?:back )?to (.+)$/i.exec(title ?? "")?.[1];
	if (to !== undefined && !reverted)
		return {
			...{ sign: 0.8, form: "taken back" },
			path: file.path,
			lines: undefined,
			question: msg`Why back to ${to}: what was wrong in between?`,
			evidence: [],
		};
	// In quotes it is the title of what is taken back.
	const isQuoted = /^\W*\w+(?: back)?\W*["“]/i.test(subject);
	if (
		/^(?:use|go|restore|switch|keep|stay)\b/i.test(title ?? "") &&
		!reverted &&
		!isQuoted
	)
		return {
			...{ sign: 0.8, form: "taken back" },
			path: file.path,
			lines: undefined,
			question: msg`Why “${title ?? ""}” again: what was wrong in between?`,
			evidence: [],
		};
	const name = reverted ? subjectOf(reverted) : (title ?? said.subject);
	// Few words below such a title say why, in whatever way, and one about something else says what came instead.
	const isOpen = title !== undefined && wordsIn(said.prose) < 5;
	return {
		sign: isOpen ? (/^revert\b/i.test(name) ? 0.7 : 0.85) : 0.5,
		form: "taken back",
		path: file.path,
		lines: undefined,
		question: /^revert\b/i.test(name)
			? msg`“${name}” is taken back: what has changed, so that it can return?`
			: msg`What went wrong with “${name}”, that it had to be taken back?`,
		evidence: reverted ? [pastEvidence(reverted, commit)] : [],
	};
}

/** What is at last taken back, or brought back, where a title has one in the other. */
function innermost(title: string): string {
	return title
		.replace(/^(?:(?:revert|re-?apply)\W+)+/i, "")
		.replace(/^\w+(?:\([^)]*\))?!?: /, "");
}

function wordsIn(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

function pastEvidence(
	earlier: PastEdit["commit"],
	commit: CommitView["commit"],
): Evidence {
	const days = daysBetween(earlier, commit);
	return {
		said:
			days > 1
				? msg`“${subjectOf(earlier)}” stood for ${days} days.`
				: msg`“${subjectOf(earlier)}” stood for a day at most.`,
		commit: earlier.hash,
	};
}

async function byHand(
	file: ChangedFile,
	view: CommitView,
): Promise<Finding | undefined> {
	const former = view.past
		.editsOf(file.before?.path)
		.filter(({ commit }) => daysBetween(commit, view.commit) <= longest);
	if (former.length === 0 || saysUnneeded(view.said)) return undefined;
	const whole = former.find(
		({ before }) => before && before.blob === file.after?.blob,
	);
	const edit = await file.edit();
	if (!edit) return undefined;
	if (whole) {
		const [hunk] = edit.hunks;
		if (!edit.hunks.some(isTelling)) return undefined;
		const symbol = hunk && symbolAt(edit.after, hunk.lines.start);
		const isAll = await isWholeCommit(edit.hunks, view);
		return handFinding(file, whole, view, hunk, symbol, isAll);
	}
	for (const hunk of edit.hunks) {
		if (!isTelling(hunk)) continue;
		const taken = former.find(({ hunks }) =>
			hunks.some((each) => isInverse(each, hunk)),
		);
		if (taken && sizeOf([hunk]) >= sizeOf(edit.hunks) * leastShare)
			return handFinding(
				file,
				taken,
				view,
				hunk,
				symbolAt(edit.after, hunk.lines.start),
				await isWholeCommit([hunk], view),
			);
	}
	return undefined;
}

/** Whether a commit does hardly anything but take these stretches back. */
async function isWholeCommit(
	taken: readonly Hunk[],
	{ files }: CommitView,
): Promise<boolean> {
	let all = 0;
	for (const file of files)
		if (file.role !== "docs") all += sizeOf((await file.edit())?.hunks ?? []);
	return sizeOf(taken) >= all * wholeShare;
}

function handFinding(
	file: ChangedFile,
	taken: PastEdit,
	view: CommitView,
	hunk: Hunk | undefined,
	symbol: string | undefined,
	isAll: boolean,
): Finding {
	const isWholeFile = taken.before?.blob === file.after?.blob;
	const subject = subjectOf(taken.commit);
	const days = daysBetween(taken.commit, view.commit);
	const isSaid = saysBack.test(view.said.subject) || view.said.saysNothing;
	// What a commit does besides, or what is drawn, comes out as it was by chance or because its time has come.
	const isChance =
		view.files.length > mostFiles ||
		(!isSaid && (!isAll || !isWholeFile || drawn.test(file.path)));
	return {
		sign:
			// Where nobody says so, it is as often the way to something else.
			!isSaid ||
			leads.test(view.commit.message) ||
			isChance ||
			days === 0 ||
			followed.test(subject) ||
			saidThen(hunk)
				? 0.45
				: days > 60
					? 0.6
					: 0.72,
		path: file.path,
		lines: hunk?.lines,
		question: /^(?:revert|undo)\b/i.test(subject)
			? msg`“${symbol ?? file.path}” is again as it was before “${subject}”: what has changed, so that it can return?`
			: msg`“${symbol ?? file.path}” is again as it was before “${subject}”: what was wrong with that?`,
		evidence: [pastEvidence(taken.commit, view.commit)],
	};
}

/** Subjects that speak of something taken back, in whatever words. */
const saysBack =
	/\b(?:rever[st]?\w*|undo\w*|back (?:to|out)|roll(?:ed|ing)? ?back|bring back|put back|again|restor\w+)\b/i;
/** What is seen rather than read. */
const drawn = /\.(?:tsx|jsx|vue|svelte|css|scss)$/i;

/** Commits after which code had to follow something else. */
const followed =
	/\b(?:bump|update|upgrade|renovate|dependenc\w+|migrat\w+|mypy|lint|format\w*|prettier|eslint|refactor\w*|rename\w*|typo)\b/i;

/** Whether a comment that goes along said what it stood there for. */
function saidThen(hunk: Hunk | undefined): boolean {
	return (hunk?.old ?? []).some(({ source }) =>
		/^(?:\/\/|#|\/?\*)\s*\w+(?:\W+\w+){3}/.test(source),
	);
}

function isTelling({ old, now }: Hunk): boolean {
	const lines = [...old, ...now].filter(({ source }) => isStatement(source));
	const size = lines.reduce(
		(sum, { text }) => sum + (text.match(/\w/g)?.length ?? 0),
		0,
	);
	const words = (side: Hunk["old"]) =>
		new Set(side.flatMap(({ source }) => source.match(/\w{2,}/g) ?? []));
	const [before, after] = [words(old), words(now)];
	const others =
		[...before].filter((word) => !after.has(word)).length +
		[...after].filter((word) => !before.has(word)).length;
	return (
		size >= leastText &&
		// By fewer words something was only named anew.
		others >= 3 &&
		now.some(({ source }) => isStatement(source))
	);
}

function sizeOf(hunks: readonly Hunk[]): number {
	return hunks.reduce((sum, { old, now }) => sum + old.length + now.length, 0);
}

function isInverse(past: Hunk, hunk: Hunk): boolean {
	return isSame(past.old, hunk.now) && isSame(past.now, hunk.old);
}

function isSame(a: Hunk["old"], b: Hunk["old"]): boolean {
	return (
		a.length === b.length && a.every(({ text }, at) => text === b[at]?.text)
	);
}
