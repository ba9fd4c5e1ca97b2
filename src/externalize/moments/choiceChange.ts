import { isStatement } from "./codeLine.ts";
import type { Hunk } from "./hunks.ts";

/** A word or an operator in the place of another of its kind, all else of its line being as it was. */
export interface ChoiceChange {
	readonly old: string;
	readonly now: string;
	/** 1-based, after the change. */
	readonly line: number;
	/** How loud a log is, one of several constants, or how two things are compared. */
	readonly type: "level" | "constant" | "comparison";
}

const token =
	/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[\w$]+|[<>=!&|]+|\s+|[^\s\w]/g;
const longest = 300;
const levels = new Set(
	"trace debug info notice warn warning error fatal critical".split(" "),
);
const comparisons = new Set("< <= > >= && || and or".split(" "));

/**
 * The choice that a hunk of one line made anew, where the line leaves open no more than that. Constants count where both
 * belong to the same thing (`Policy.LAX`, `Policy.NONE`): else one may be but the new name of the other.
 */
export function choiceChange({
	old,
	now,
}: Pick<Hunk, "old" | "now">): ChoiceChange | undefined {
	const [first] = old;
	const [second] = now;
	if (!first || !second || old.length > 1 || now.length > 1) return undefined;
	if (first.source.length > longest || second.source.length > longest)
		return undefined;
	if (!isStatement(second.source)) return undefined;
	const a = tokensOf(first.source);
	const b = tokensOf(second.source);
	if (a.length !== b.length) return undefined;
	const differing = a.flatMap((each, at) => (each === b[at] ? [] : [at]));
	const [at] = differing;
	if (at === undefined || differing.length > 1) return undefined;
	const [from = "", to = ""] = [a[at], b[at]];
	const type = typeOf(from, to, b.slice(Math.max(0, at - 2), at));
	return type && { old: from, now: to, line: second.line, type };
}

function tokensOf(line: string): readonly string[] {
	return (line.match(token) ?? []).filter((each) => each.trim() !== "");
}

function typeOf(
	from: string,
	to: string,
	before: readonly string[],
): ChoiceChange["type"] | undefined {
	const isMember = before.at(-1) === "." || before.at(-1) === ":";
	if (isLevel(from) && isLevel(to) && (isMember || from.endsWith("!")))
		return "level";
	if (comparisons.has(from) && comparisons.has(to)) return "comparison";
	const isConstant = (text: string) =>
		/^[A-Z][A-Za-z\d_]{2,}$/.test(text) && !/^[A-Z]\w*[A-Z]\d*$/.test(text);
	const isLoud = (text: string) => /^[A-Z][A-Z\d_]{2,}$/.test(text);
	return isMember &&
		/^[A-Z]/.test(before[0] ?? "") &&
		((isLoud(from) && isLoud(to)) || (isConstant(from) && isConstant(to)))
		? "constant"
		: undefined;
}

function isLevel(text: string): boolean {
	return levels.has(text.toLowerCase());
}
