import type { Anchor, Quote } from "../../core/anchor/anchor.ts";
import { bareText } from "../../core/anchor/bareText.ts";
import type { Candidate } from "../../core/anchor/engine/decide.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { makeQuote, readElision } from "../../core/anchor/quote.ts";
import {
	inFile,
	type Placement,
	relocate,
	relocateCertainly,
} from "../../core/anchor/relocate.ts";
import { languageOf } from "../../core/code/languageOf.ts";
import { isSameInOtherWords } from "../../core/code/sameInOtherWords.ts";
import { substanceOf } from "../../core/code/substance.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Stretch } from "./checkFinding.ts";

/** A file at one time. */
export interface FileThen {
	readonly path: RepoPath;
	readonly text: PreparedText;
}

/** What is known of an anchor's code before a change and after it. */
export interface AnchorStory {
	/** Has lines. */
	readonly anchor: Anchor;
	readonly quote: Quote;
	/** The file before the change. */
	readonly before: FileThen;
	/** The text in which the anchor was made, where it is known. */
	readonly past: PreparedText | undefined;
	/** The same file after the change; `undefined`: it is gone. */
	readonly now: FileThen | undefined;
	/** Where the code was found in another file after the change. */
	readonly elsewhere:
		| { readonly file: FileThen; readonly lines: LineRange }
		| undefined;
}

/** What a change did to an anchor's code. */
export type Verdict =
	/** Nothing, or it moved. */
	| { readonly of: "untouched" }
	| {
			readonly of: "reformatted";
			readonly before: Stretch;
			readonly after: Stretch;
	  }
	| {
			readonly of: "changed";
			readonly before: Stretch;
			readonly after: Stretch;
	  }
	| { readonly of: "gone"; readonly before: Stretch }
	/** Its file is not here, and never was as far as git knows. */
	| { readonly of: "unknown"; readonly before: Stretch }
	| {
			readonly of: "doubtful";
			readonly before: Stretch;
			readonly candidates: readonly Candidate[];
	  }
	/** Its file cannot be compared. `why` completes “src/a.ts …”. */
	| { readonly of: "unread"; readonly path: RepoPath; readonly why: Message };

/**
 * What a change did to the code of an anchor. The code as the note quotes it is untouched, whatever it was before: somebody
 * saw to the note. Otherwise the code is found in the file before the change, and followed from there: so what changed
 * earlier is not told again, and nothing around the code counts. `undefined` where it cannot be told where the code was
 * before the change.
 */
export function judgeAnchor({
	anchor,
	quote,
	before,
	past,
	now,
	elsewhere,
}: AnchorStory): Verdict | undefined {
	if (now && standsThere(anchor, quote, now)) return { of: "untouched" };
	const then = relocate(
		{ ...anchor, path: before.path },
		quote,
		inFile(before.path, before.text),
		past,
	);
	if (then.state !== "attached") return undefined;
	const old = stretchOf(before, then.lines);
	const placed = now && followed(before, then.lines, now);
	if (now && placed?.state === "attached")
		return compared(old, before, { file: now, lines: placed.lines });
	if (elsewhere) return compared(old, before, elsewhere);
	return placed?.state === "proposed"
		? { of: "doubtful", before: old, candidates: placed.candidates }
		: { of: "gone", before: old };
}

/** What became of lines that are quoted as they were, without a text of before: of an anchor that is where it was found today. */
export function judgeSince(
	path: RepoPath,
	lines: LineRange,
	then: readonly string[],
	now: { readonly file: FileThen; readonly lines: LineRange },
): Verdict {
	const old: Stretch = { path, lines, text: then };
	return verdictOf(old, saidAmong(then, now.file, now.lines), now);
}

/** What lines would say if they stood where these are now: what lies around them says what is a text, a comment or a type. */
function saidAmong(
	then: readonly string[],
	{ path, text }: FileThen,
	{ start, end }: LineRange,
): string {
	const lines = text.lines.toSpliced(start - 1, end - start + 1, ...then);
	return substanceOf(lines, path)({ start, end: start + then.length - 1 });
}

/** Whether the code stands in a file as it is quoted, how its lines are in against each other included where that counts. */
export function standsThere(
	anchor: Anchor,
	quote: Quote,
	now: FileThen,
): boolean {
	const { path, text } = now;
	const placed = relocateCertainly({ ...anchor, path }, quote, text);
	if (placed?.state !== "attached") return placed !== undefined;
	if (quote.lines.some((line) => readElision(line))) return true;
	const said = saidAmong(quote.lines, now, placed.lines);
	return said === "" || !saysNew(said, now, placed.lines);
}

/** The stretch of a file's lines. */
export function stretchOf({ path, text }: FileThen, lines: LineRange): Stretch {
	return { path, lines, text: text.lines.slice(lines.start - 1, lines.end) };
}

/** Where lines of a file are in what was made of it. */
function followed(
	before: FileThen,
	lines: LineRange,
	now: FileThen,
): Placement {
	const anchor: Anchor = {
		...{ path: now.path, lines, isFolder: false, language: "text" },
		...{ symbol: undefined, commit: undefined, blob: undefined },
		...{ near: undefined, cell: undefined, noteLine: 1 },
	};
	const quote = makeQuote(before.text.lines, lines);
	return relocate(anchor, quote, inFile(now.path, now.text), before.text);
}

function compared(
	old: Stretch,
	before: FileThen,
	after: { readonly file: FileThen; readonly lines: LineRange },
): Verdict {
	const says = substanceIn(before)(old.lines);
	return verdictOf(old, says, after);
}

function verdictOf(
	before: Stretch,
	said: string,
	{ file, lines }: { readonly file: FileThen; readonly lines: LineRange },
): Verdict {
	const after = stretchOf(file, lines);
	if (saysNew(said, file, lines)) return { of: "changed", before, after };
	return bareText(before.text) === bareText(after.text)
		? { of: "untouched" }
		: { of: "reformatted", before, after };
}

function saysNew(said: string, file: FileThen, lines: LineRange): boolean {
	const says = substanceIn(file)(lines);
	return (
		says !== said && !isSameInOtherWords(said, says, languageOf(file.path))
	);
}

const readings = new WeakMap<
	PreparedText,
	{ readonly path: RepoPath; readonly said: ReturnType<typeof substanceOf> }
>();

/** What lines of a file say: of many notes on one file its code is read once. */
function substanceIn({ path, text }: FileThen): ReturnType<typeof substanceOf> {
	const known = readings.get(text);
	if (known?.path === path) return known.said;
	const said = substanceOf(text.lines, path);
	readings.set(text, { path, said });
	return said;
}
