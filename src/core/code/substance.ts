import type { LineRange } from "../lineRange.ts";
import type { RepoPath } from "../repoPath.ts";
import { codeSyntaxOf } from "./codeSyntax.ts";
import { embeddedCode } from "./embeddedCode.ts";
import { languageOf } from "./languageOf.ts";
import { scanCode } from "./scanCode.ts";
import { type TypeSpan, typesIn } from "./typesIn.ts";
import { withoutLayout } from "./withoutLayout.ts";

/** Languages in which how far a line is indented says what it belongs to. */
const indented = new Set([
	"py",
	"yaml",
	"coffee",
	"nim",
	"pug",
	"sass",
	"haml",
]);
/** Languages in which it is the same which of the two marks a short text stands between. */
const eitherQuote = new Set(["js", "jsx", "ts", "tsx", "py", "css", "scss"]);
/** Of these, those in which a quote within the other ones may as well have a mark before it. */
const mayEscape = new Set(["js", "jsx", "ts", "tsx"]);
/** Stands where such a mark was: white space between marks, which counts nothing. */
const spareMark = "\uE005";

/** Stand around how far a line is in. */
const lineMark = "\uE003";
const widthEnd = "\uE004";
/** Where stand-ins begin for all marks and white space of a text of the language, which is never read as code. */
const maskStart = 0xe100;

/** A stretch of the text that is no plain code. */
interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly what: "comment" | "text";
	readonly language: string;
}

/**
 * Says what lines of a text say to a machine: two stretches that differ in layout and comments alone give the same, and
 * any others do not but for types that do nothing when it runs (`typesIn`) and what formatters are known to change
 * (`withoutLayout`, and which quotes stand around a short text). White space within the language's texts counts, as does, where
 * the language says so, how lines are indented against each other, where they end, and whether any stands between two words. Docstrings of Python count as comments. Of a language that
 * is not known comments count, too. `lines` have no line ends; what is returned is no code, and for comparing alone.
 */
export function substanceOf(
	lines: readonly string[],
	path: RepoPath,
): (range: LineRange) => string {
	const text = lines.join("\n");
	const starts: number[] = [];
	for (let at = 0, index = 0; index < lines.length; index++) {
		starts.push(at);
		at += (lines[index]?.length ?? 0) + 1;
	}
	const language = languageOf(path);
	let code: string | undefined;
	let types: readonly TypeSpan[] = [];
	return ({ start, end }) => {
		const from = starts[start - 1] ?? text.length;
		const until = starts[end] === undefined ? text.length : starts[end] - 1;
		if (code === undefined) {
			code = masked(text, stretchesOf(text, language));
			types = typesIn(code, language);
		}
		const bare = without(types, code, from, until);
		const laidOut = indented.has(language) ? withIndents(bare) : bare;
		return withoutLayout(laidOut, language);
	};
}

function stretchesOf(text: string, language: string): readonly Stretch[] {
	return embeddedCode(text, language).flatMap((part) => {
		const syntax = codeSyntaxOf(part.language);
		if (!syntax) return [];
		const code = text.slice(part.start, part.end);
		return scanCode(code, syntax).map(({ what, start, end }) => ({
			start: part.start + start,
			end: part.start + end,
			what:
				what === "text" &&
				!(part.language === "py" && standsAlone(code, start, end))
					? ("text" as const)
					: ("comment" as const),
			language: part.language,
		}));
	});
}

/** Whether a long text of Python is a statement of its own. */
function standsAlone(code: string, start: number, end: number): boolean {
	if (!/^(?:"""|''')/.test(code.slice(start, start + 3))) return false;
	const before = code.slice(code.lastIndexOf("\n", start - 1) + 1, start);
	const lineEnd = code.indexOf("\n", end);
	const after = code.slice(end, lineEnd < 0 ? code.length : lineEnd);
	return before.trim() === "" && after.trim() === "";
}

/** The text with white space for its comments, and its texts as such that nothing in them is taken for code. As long as it was. */
function masked(text: string, stretches: readonly Stretch[]): string {
	let code = "";
	let at = 0;
	for (const { start, end, what, language } of stretches) {
		code += text.slice(at, start);
		code +=
			what === "comment"
				? " ".repeat(end - start)
				: maskText(text.slice(start, end), language);
		at = end;
	}
	return code + text.slice(at);
}

function maskText(text: string, language: string): string {
	return inQuotes(text, language)
		.replace(/[^\w\u0080-\uFFFF]/g, (mark) =>
			String.fromCharCode(maskStart + mark.charCodeAt(0)),
		)
		.replaceAll(spareMark, " ");
}

/** A short text between double quotes, where its language has either. As long as it was. */
function inQuotes(text: string, language: string): string {
	if (!eitherQuote.has(language)) return text;
	if (!mayEscape.has(language))
		return /^'[^'"\n]*'$/.test(text) ? `"${text.slice(1, -1)}"` : text;
	if (!/^(["'])(?:[^\\\n]|\\.)*\1$/.test(text)) return text;
	const said = text
		.slice(1, -1)
		.replace(/\\(.)/g, (whole, mark: string) =>
			mark === '"' || mark === "'" ? `${spareMark}${mark}` : whole,
		);
	return `"${said}"`;
}

/** The code between two indexes without what stands in the spans. */
function without(
	spans: readonly TypeSpan[],
	code: string,
	from: number,
	until: number,
): string {
	let said = "";
	let at = from;
	for (let index = firstBehind(spans, from); ; index++) {
		const span = spans[index];
		if (!span || span.start >= until) break;
		if (span.start > at) said += code.slice(at, span.start);
		at = Math.min(span.end, until);
	}
	return said + code.slice(at, until);
}

function firstBehind(spans: readonly TypeSpan[], from: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.end ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Before each line that begins a statement, how far it is in against those before it. */
function withIndents(code: string): string {
	let depth = 0;
	let marked = "";
	for (const line of code.split("\n")) {
		const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
		const width = indent.replaceAll("\t", "        ").length;
		marked +=
			depth === 0 ? `${lineMark}${width}${widthEnd}${line}` : ` ${line}`;
		for (const mark of line)
			if ("([{".includes(mark)) depth++;
			else if (")]}".includes(mark)) depth = Math.max(0, depth - 1);
	}
	const open: number[] = [];
	return marked
		.replace(/\uE003\d+\uE004\s*(?=\uE003|$)/g, "")
		.replace(/\uE003(\d+)\uE004/g, (_, width: string) => {
			while ((open.at(-1) ?? -1) > Number(width)) open.pop();
			if ((open.at(-1) ?? -1) < Number(width)) open.push(Number(width));
			return `${lineMark}${open.length}${widthEnd}`;
		});
}
