import { msg } from "../../../core/message.ts";
import type { ChangedFile, FileEdit } from "../changedFile.ts";
import { type ChoiceChange, choiceChange } from "../choiceChange.ts";
import { isComment } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk } from "../hunks.ts";
import { type LiteralChange, literalChange } from "../literalChange.ts";
import { messageNames } from "../messageNames.ts";
import type { Evidence, Finding } from "../moment.ts";
import { type PastEdit, subjectOf } from "../past.ts";
import { symbolAt } from "../symbolAt.ts";

/** Names whose values are found by trying. */
const tunedName =
	/time_?outs?|limit|sizes?$|interval|delay|threshold|retr(?:y|ies)|ttl|buffer|factor|ratio|weight|depth|batch|window|capacity|pool|attempts|seconds|millis|backoff|concurrency|workers|parallel|percent|tolerance|epsilon|budget|default|enabled?$|disabled?$|strict|length|width|rate|quota|expir|maxmemory|freq|latency|samples?$/i;

const bound =
	/(?:^|_|-)m(?:ax|in)(?:imum)?(?=$|_|-|[A-Z])|[a-z\d]M(?:ax|in)(?:imum)?(?=$|[A-Z])|(?:^|_)M(?:AX|IN)(?:IMUM)?(?=$|_)|^(?:Max|Min)(?:imum)?(?=$|[A-Z])/;

function isTunedName(name: string): boolean {
	return tunedName.test(name) || bound.test(name);
}

/** A commit that changes more of them renames or migrates something. */
const mostChanges = 4;

/** Stretches of code in a commit up to which it is about one thing. */
const mostAlone = 2;

/**
 * A literal alone was changed, in code, or a word that stands for a choice as a literal does (how loud a log is, one of
 * several constants, how two things are compared), or one option was given that was not given before. Telling is that the
 * same one was changed before, that its name is of those whose values are found by trying, that it is a number or a
 * switch, and that the commit does nothing else; a text alone hardly is, nor is a measure of how something looks.
 */
export async function findTunedValues(
	view: CommitView,
): Promise<readonly Finding[]> {
	const code = view.files.filter(({ role }) => role === "code");
	let stretches = 0;
	for (const file of code)
		stretches += (await file.edit())?.hunks.length ?? mostAlone + 1;
	const isAlone = stretches <= mostAlone;
	const found: Finding[] = [];
	for (const file of code)
		if (file.before && file.before.path === file.after?.path)
			found.push(...(await inFile(file, view, isAlone)));
	return found.length > mostChanges ? [] : found;
}

async function inFile(
	file: ChangedFile,
	view: CommitView,
	isAlone: boolean,
): Promise<readonly Finding[]> {
	const edit = await file.edit();
	if (!edit) return [];
	const found: Finding[] = [];
	for (const hunk of edit.hunks) {
		const change = literalChange(hunk);
		const choice = change ? undefined : choiceChange(hunk);
		const option = isAlone ? optionIn(hunk) : undefined;
		const [line] = hunk.now;
		if (!line || !(change || choice || option)) continue;
		// A comment follows the code, or speaks of it.
		if (isComment(line.source) || isCommented(file, edit, line.line, view))
			continue;
		if (change) found.push(findingOf(file, change, view, isAlone));
		else if (choice && isAlone && !isShown(choice, view))
			found.push(choiceFinding(file, edit, choice));
		else if (option)
			found.push(
				optionFinding(file, edit, option, messageNames(view.said, option.name)),
			);
	}
	return found;
}

/** Words of a comment from which on it tells more than a name. */
const leastWords = 6;

/** Whether a comment on the line (1-based), or right above it, says what decides it. */
function isCommented(
	{ path }: ChangedFile,
	{ after }: FileEdit,
	line: number,
	{ readers }: CommitView,
): boolean {
	return readers
		.commentsIn(after.lines.join("\n"), path)
		.some(
			(comment) =>
				comment.lines.start <= line &&
				comment.lines.end >= line - 1 &&
				(readers.givesReason(comment) ||
					(comment.kind === "prose" &&
						(comment.text.match(/\p{L}{2,}/gu)?.length ?? 0) >= leastWords)),
		);
}

/** Whether the commit shows the case that was decided wrongly. */
function isShown(
	{ type }: ChoiceChange,
	{ files, said: { subject } }: CommitView,
): boolean {
	return (
		type === "comparison" &&
		(files.some(({ role }) => role === "test") ||
			/\boff[- ]by|\bcondition|\bcompar|\bchecks?\b|\bbounds?\b|\bboundar|\binclusive|\bexclusive|\bedge\b/i.test(
				subject,
			))
	);
}

const choiceSigns: Readonly<Record<ChoiceChange["type"], number>> = {
	level: 0.6,
	constant: 0.5,
	comparison: 0.5,
};

function choiceFinding(
	file: ChangedFile,
	edit: FileEdit,
	{ old, now, line, type }: ChoiceChange,
): Finding {
	const name = symbolAt(edit.after, line) ?? file.path;
	return {
		sign: choiceSigns[type],
		path: file.path,
		lines: { start: line, end: line },
		question:
			type === "comparison"
				? msg`Which case did “${name}” get wrong with “${old}”, that it is “${now}” now?`
				: msg`Why “${now}” and not “${old}” in “${name}”?`,
		evidence: [{ said: msg`“${old}” became “${now}”.` }],
	};
}

interface Option {
	readonly name: string;
	readonly source: string;
	readonly line: number;
}

/** What is drawn on a screen, named or told to people. */
const looks =
	/^(?:size|width|height|\w*(?:width|height|color|colour)|padding\w*|margin\w*|gap|rows?|cols?|columns?|\w*radius|font\w*|line_?height|z-?index|opacity|flex\w*|align\w*|justify\w*|position|display|variant|title|label|name|id|key|type|kind|icon|text|description|message|placeholder|class(?:name)?|style|href|url|path|color|top|left|right|bottom|x|y|help|usage|about|long|short|value|nargs|dest|action)$/i;

/** The option that a stretch gives with a number or a switch, if that is all it does. */
function optionIn({ old, now }: Hunk): Option | undefined {
	const [line] = now;
	if (!line || old.length > 0 || now.length > 1) return undefined;
	const name =
		/^["']?([A-Za-z_][\w-]{3,40})["']?\s*(?::|=|\()\s*(?:true|false|True|False|-?\d[\d_.]*)\)?,$/.exec(
			line.source,
		)?.[1];
	return name === undefined || looks.test(name)
		? undefined
		: { name, source: line.source.replace(/,$/, ""), line: line.line };
}

function optionFinding(
	file: ChangedFile,
	edit: FileEdit,
	{ name, source, line }: Option,
	isNamed: boolean,
): Finding {
	const place = symbolAt(edit.after, line) ?? file.path;
	return {
		// A title that names it says what is to be had by it.
		sign: isNamed ? 0.45 : isTunedName(name) ? 0.58 : 0.5,
		path: file.path,
		lines: { start: line, end: line },
		question: msg`What made “${source}” necessary in “${place}”?`,
		evidence: [{ said: msg`New: ${source.slice(0, 160)}` }],
	};
}

function findingOf(
	file: ChangedFile,
	change: LiteralChange,
	{ past, said, files }: CommitView,
	isAlone: boolean,
): Finding {
	const { name, old, now, line, type } = change;
	const former = formerValues(past.editsOf(file.before?.path), change);
	const what = name ?? file.path;
	// A test that came along shows what it is for, where the message names it.
	const isTold =
		name !== undefined &&
		files.some(({ role }) => role === "test") &&
		messageNames(said, name);
	return {
		sign:
			isSeen(file, change) || isState(file, change) || isToggled(change, former)
				? 0.15
				: signOf(change, former.length, isAlone) * (isTold ? 0.85 : 1),
		path: file.path,
		lines: { start: line, end: line },
		question:
			former.length > 0
				? msg`“${what}” was ${former.map(({ was }) => was).join(", ")}, then ${old}, and is ${now} now: what decides it?`
				: type === "flag"
					? msg`What made “${what}” ${now} instead of ${old}?`
					: msg`Why ${now} and not ${old} for “${what}”?`,
		evidence: [
			{ said: msg`“${what}” went from ${old} to ${now}.` },
			...former.map(({ evidence }) => evidence),
		],
	};
}

/** A parameter that has a value where none is given. */
const parameter =
	/^(?:async )?(?:def|function|fun|fn|func)\b|^\w+\s*:\s*[\w<>|[\] .]+=\s*¤|\b(?:default\w*|fallback)\s*[:=(]\s*¤/i;

/** Whether it is of how something looks. */
function isSeen(file: ChangedFile, { name, frame }: LiteralChange): boolean {
	return (
		name !== undefined &&
		looks.test(name) &&
		(/\.(?:tsx|jsx|vue|svelte)$/i.test(file.path) || /<[a-z]/.test(frame))
	);
}

/** Whether a switch is where a program is at the moment, and no choice of anybody: set by a statement, or in what is drawn. */
function isState(file: ChangedFile, { type, frame }: LiteralChange): boolean {
	return (
		type === "flag" &&
		(/\.(?:tsx|jsx|vue|svelte)$/i.test(file.path) ||
			!/^["']?[\w-]+["']?\s*(?::[^=]*)?[:=(]\s*¤[),;]*$/.test(frame) ||
			/^(?:return|yield)\b|^[\w.$]+\s*:?=\s*¤;?$/.test(frame))
	);
}

/** Whether a switch goes to and fro as the day has it. */
function isToggled(
	{ type }: LiteralChange,
	former: readonly unknown[],
): boolean {
	return type === "flag" && former.length > 2;
}

/**
 * How telling it is that a literal alone was changed, which had other values `times` times before. `isAlone`: nothing else
 * was changed with it, and `old` is known.
 */
export function signOf(
	{
		name,
		type,
		frame,
		old = "",
		now = "",
	}: Pick<LiteralChange, "name" | "type" | "frame"> & Partial<LiteralChange>,
	times: number,
	isAlone: boolean,
): number {
	const isDefault = parameter.test(frame);
	const isTuned = name !== undefined && isTunedName(name);
	if (type === "text") {
		const isWord = [old, now].every((each) =>
			/^["'`][a-z\d][\w+-]{0,15}["'`]$/.test(each),
		);
		const isGiven =
			name !== undefined &&
			!looks.test(name) &&
			new RegExp(`\\b${name.replaceAll("$", "\\$")}["']?(?::\\w+)?[:=]+¤`).test(
				frame,
			);
		// What begins alike is the same by another name.
		if (isAlone && isWord && isGiven && old.slice(1, 5) !== now.slice(1, 5))
			return 0.56;
		return times > 0 ? 0.45 : 0.15;
	}
	// A property of a style sheet that stands in code.
	if (name?.includes("-")) return 0.15;
	if (
		/^(?:[vxyzwh]|i|j|n|id|code|line|column|offset|index|row|page|char|len)$/i.test(
			name ?? "",
		) &&
		!isDefault
	)
		return 0.2;
	// One more or less is a case at the edge; nothing, or less than that, stands for something else than a number.
	if (type === "number" && !isTried(old, now)) return 0.3;
	// Of what stands farther from its name, the name is of something else.
	const isOf = name === undefined || isValueOf(name, frame);
	return (
		(name === undefined ? 0.15 : 0.33) +
		(isDefault ? 0.2 : 0) +
		(/^[A-Z][A-Z\d_]{3,}$/.test(name ?? "") ? 0.12 : 0) +
		(isTuned && isOf ? 0.25 : 0) +
		(times > 0 && isOf ? 0.25 : 0) +
		(isAlone &&
		isOf &&
		(isTuned || isDefault || type === "flag") &&
		name !== undefined &&
		(type === "flag" || isMuch([old, now]))
			? 0.2
			: 0)
	);
}

/** Whether one number may have been found by trying in the place of the other; true where one of them is not known. */
function isTried(old: string, now: string): boolean {
	if (old === "" || now === "") return true;
	const [a, b] = [old, now].map((each) =>
		Number.parseFloat(each.replaceAll("_", "")),
	) as [number, number];
	return a > 0 && b > 0 && (Math.abs(a - b) !== 1 || Math.max(a, b) <= 5);
}

/** Whether a literal stands right behind a name, as its value: after a sign, its type or the bracket of a call. */
function isValueOf(name: string, frame: string): boolean {
	const at = frame.indexOf("¤");
	const start = frame.lastIndexOf(name, at);
	return /^["'`]?(?:[?!]?:[\w<>|]+)?(?::=|=|:|=>|\(|\+=|[<>]=?)["'`]?\(?$/.test(
		frame.slice(start + name.length, at),
	);
}

/** Whether numbers are too great to stand for one of a few things. */
function isMuch(numbers: readonly string[]): boolean {
	return numbers.some((each) => Math.abs(Number.parseFloat(each)) >= 10);
}

/** Values that the same literal had before, the oldest first. */
function formerValues(
	edits: readonly PastEdit[],
	{ frame, old }: LiteralChange,
): readonly { readonly was: string; readonly evidence: Evidence }[] {
	const found: { was: string; evidence: Evidence }[] = [];
	let value = old;
	for (const { commit, hunks } of edits)
		for (const hunk of hunks) {
			const change = literalChange(hunk);
			if (change?.frame !== frame || change.now !== value) continue;
			value = change.old;
			found.unshift({
				was: change.old,
				evidence: {
					said: msg`It went from ${change.old} to ${change.now} in “${subjectOf(commit)}”.`,
					commit: commit.hash,
				},
			});
		}
	return found;
}
