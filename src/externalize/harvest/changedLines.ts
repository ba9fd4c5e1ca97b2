import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { FileEdit } from "../moments/changedFile.ts";
import { isStatement } from "../moments/codeLine.ts";
import type { FileRole } from "../moments/fileRole.ts";
import type { HunkLine } from "../moments/hunks.ts";

/** A file that a commit changed, with its text after. */
export interface EditedFile {
	readonly path: RepoPath;
	readonly role: FileRole;
	/** Whether the commit brought it. */
	readonly isNew: boolean;
	readonly edit: FileEdit;
}

/** Lines that a commit wrote, and how likely they are those that its message speaks of. */
export interface WrittenLines {
	readonly file: EditedFile;
	/** As the commit left them; `undefined`: the file is its work as a whole. */
	readonly lines: LineRange | undefined;
	/** The statements among them. */
	readonly statements: readonly HunkLine[];
	/** An order, not a likelihood. */
	readonly score: number;
	/** How many names of the reason stand in them. */
	readonly named: number;
	/** How many of its words, and of the subject's. */
	readonly spoken: number;
}

/** Lines between two hunks that still are one change. */
const together = 4;
/** Statements of a hunk that count, and what each of them does. */
const mostCounted = 6;
const ofStatement = 0.5;
/** What a name of the reason counts that stands in the lines, of the subject, and a word of either. */
const ofName = 4;
const ofSubjectName = 2;
const ofWord = 1;
const mostWords = 5;
/** Declares what stands elsewhere. */
const declaring = /\.(?:h|hh|hpp|d\.ts|pyi)$/;
const ofDeclaring = 0.6;
/** Of a file that came in one piece this much is its whole. */
const whole = 0.6;
/** Names as code has them, and words that are long enough to be telling. */
const names = /[A-Za-z_$][\w$]*(?:[A-Z_$.-][\w$]*)+|`[^`\s]{2,80}`/g;
const words = /[A-Za-z]{5,}/g;

/**
 * The changes of a commit's files, those first of which the reason that it gives most likely speaks. What it only took away
 * stands nowhere.
 */
export function linesWritten(
	files: readonly EditedFile[],
	reason: string,
	subject: string,
): readonly WrittenLines[] {
	const told: Told = {
		names: namesIn(reason),
		subjectNames: namesIn(subject),
		words: new Set(
			(`${subject} ${reason}`.match(words) ?? []).map((word) =>
				word.toLowerCase(),
			),
		),
	};
	return files
		.flatMap((file) => groupsOf(file, told))
		.sort((a, b) => b.score - a.score);
}

interface Told {
	readonly names: ReadonlySet<string>;
	readonly subjectNames: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
}

function namesIn(text: string): ReadonlySet<string> {
	return new Set(
		(text.match(names) ?? []).flatMap((name) =>
			name
				.replaceAll("`", "")
				.split(/[().,:]+/)
				.filter(({ length }) => length >= 3)
				.map((part) => part.toLowerCase()),
		),
	);
}

function groupsOf(file: EditedFile, told: Told): readonly WrittenLines[] {
	const groups: { lines: LineRange; now: HunkLine[] }[] = [];
	for (const { now, lines } of file.edit.hunks) {
		if (now.length === 0) continue;
		const last = groups.at(-1);
		if (last && lines.start - last.lines.end <= together) {
			last.lines = { start: last.lines.start, end: lines.end };
			last.now.push(...now);
		} else groups.push({ lines, now: [...now] });
	}
	const length = file.edit.after.lines.length;
	return groups.flatMap(({ lines, now }) => {
		const statements = now.filter(({ source }) => isStatement(source));
		if (statements.length === 0) return [];
		const text = statements
			.map(({ source }) => source.toLowerCase())
			.join("\n");
		const countOf = (wanted: ReadonlySet<string>) =>
			[...wanted].filter((each) => text.includes(each)).length;
		const isWhole = file.isNew && lines.end - lines.start + 1 >= whole * length;
		const named = countOf(told.names);
		const spoken = Math.min(mostWords, countOf(told.words));
		const score =
			ofStatement * Math.min(mostCounted, statements.length) +
			ofName * named +
			ofSubjectName * countOf(told.subjectNames) +
			ofWord * spoken;
		return [
			{
				...{ file, statements, named, spoken },
				lines: isWhole ? undefined : lines,
				score: declaring.test(file.path) ? ofDeclaring * score : score,
			},
		];
	});
}
