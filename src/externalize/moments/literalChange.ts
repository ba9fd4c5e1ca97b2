import type { Hunk } from "./hunks.ts";

/** A literal in the place of another, all else of its line being as it was. */
export interface LiteralChange {
	/** What it is the value of; `undefined` where no name stands near it. */
	readonly name: string | undefined;
	readonly old: string;
	readonly now: string;
	/** 1-based, after the change. */
	readonly line: number;
	/** The line with a gap for the literal: the same for all values of one place. */
	readonly frame: string;
	readonly type: "number" | "flag" | "text";
}

const token =
	/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<![\w.])-?(?:0x[\da-fA-F]+|\d[\d_]*(?:\.\d+)*(?:e-?\d+)?)(?:[a-zA-Z%]{0,4})?(?![\w.])|[A-Za-z_$][\w$-]*|\s+|[^\s\w]/g;
const longest = 300;

/**
 * The literal that a hunk changed, if one is all that it changed on one line; `undefined` for anything else, and for
 * versions, dates and hashes, which nobody chooses.
 */
export function literalChange({
	old,
	now,
}: Pick<Hunk, "old" | "now">): LiteralChange | undefined {
	const [first] = old;
	const [second] = now;
	if (!first || !second || old.length > 1 || now.length > 1) return undefined;
	const before = first.source;
	const after = second.source;
	if (before.length > longest || after.length > longest) return undefined;
	const a = tokensOf(before);
	const b = tokensOf(after);
	if (a.length !== b.length) return undefined;
	const differing = a.flatMap((each, at) => (each === b[at] ? [] : [at]));
	const [at] = differing;
	if (at === undefined || differing.length > 1) return undefined;
	const [from = "", to = ""] = [a[at], b[at]];
	const type = typeOf(from);
	if (!type || typeOf(to) !== type) return undefined;
	if (isNoChoice(from) || isNoChoice(to)) return undefined;
	const name = nameBefore(a, at);
	if (
		name &&
		/ver$|bundle_?size|size_?limit|version|revision|copyright|year|^date$|sha|hash|digest|checksum|uuid|since|^id$/i.test(
			name,
		)
	)
		return undefined;
	const frame = frameOf(b, at);
	return { name, old: from, now: to, line: second.line, frame, type };
}

/** The literals that stand in a line (without the white space around it), as `literalChange` would tell of their change. */
export function literalsIn(line: string): readonly (Pick<
	LiteralChange,
	"name" | "frame" | "type"
> & {
	readonly value: string;
})[] {
	if (line.length > longest) return [];
	const tokens = tokensOf(line);
	return tokens.flatMap((value, at) => {
		const type = typeOf(value);
		return type
			? [
					{
						type,
						value,
						name: nameBefore(tokens, at),
						frame: frameOf(tokens, at),
					},
				]
			: [];
	});
}

function frameOf(tokens: readonly string[], at: number): string {
	return [...tokens.slice(0, at), "¤", ...tokens.slice(at + 1)].join("");
}

function tokensOf(line: string): readonly string[] {
	return (line.match(token) ?? []).filter((each) => each.trim() !== "");
}

function typeOf(text: string): LiteralChange["type"] | undefined {
	if (/^-?\d/.test(text)) return "number";
	if (/^["'`]/.test(text)) return "text";
	return /^(?:true|false|True|False|TRUE|FALSE|on|off|yes|no|enabled|disabled|always|never|ON|OFF)$/.test(
		text,
	)
		? "flag"
		: undefined;
}

/** Versions, dates, years, hashes and addresses. */
function isNoChoice(text: string): boolean {
	const bare = text.replace(/^["'`]|["'`]$/g, "");
	return (
		/^[v^~=<>]*\d+(?:\.\d+){2,}|^\d{4}-\d\d(?:-\d\d)?|^(?:19|20)\d\d$|^[0-9a-f]{7,}$|^v?\d+(?:\.[\dx*]+)+/i.test(
			bare,
		) || /[/\s@:]/.test(bare)
	);
}

/** The nearest name before a literal that it is the value of. */
function nameBefore(tokens: readonly string[], at: number): string | undefined {
	for (let i = at - 1; i >= 0 && i >= at - 12; i--) {
		const text = tokens[i] ?? "";
		if (/^["'`][\w .-]{1,40}["'`]$/.test(text) && tokens[i + 1] === ":")
			return text.slice(1, -1);
		if (/^[A-Za-z_$][\w$-]*$/.test(text) && !keyword.test(text)) return text;
	}
	return undefined;
}

const keyword =
	/^(?:return|const|let|var|val|int|long|double|float|bool|boolean|string|char|Int|Long|Short|Float|Double|String|Boolean|Bool|unsigned|static|final|public|private|protected|internal|if|else|while|for|and|or|not|in|is|new|size_t|u?int\d+(?:_t)?|u\d+|i\d+|f\d+|def|export|default|number|str|bytes|list|dict|tuple|Optional|Union|usize|isize|true|false|max|min|Math|define)$/;
