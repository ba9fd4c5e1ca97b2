import type { LineRange } from "../lineRange.ts";
import type { RepoPath } from "../repoPath.ts";
import { codeSyntaxOf } from "./codeSyntax.ts";
import { embeddedCode } from "./embeddedCode.ts";
import { languageOf } from "./languageOf.ts";
import { scanCode } from "./scanCode.ts";
import { withoutTypes } from "./withoutTypes.ts";

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

/** Stand for the white space of a text of the language, which counts. */
const held: Readonly<Record<string, string>> = {
	" ": "\uE000",
	"\n": "\uE001",
	"\t": "\uE002",
};
const lineMark = "\uE003";
const widthEnd = "\uE004";

/** A stretch of the text that is no plain code. */
interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly what: "comment" | "text";
	readonly language: string;
}

/**
 * Says what lines of a text say to a machine: two stretches that differ in layout and comments alone give the same, and
 * any others do not but for types that do nothing when it runs (`withoutTypes`) and what formatters are known to change (a comma before a closing bracket, a semicolon at the end
 * of a line, which quotes stand around a short text). White space within the language's texts counts, as does, where the
 * language says so, how lines are indented against each other. Docstrings of Python count as comments. Of a language that
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
	let stretches: readonly Stretch[] | undefined;
	return ({ start, end }) => {
		const from = starts[start - 1] ?? text.length;
		const until = starts[end] === undefined ? text.length : starts[end] - 1;
		stretches ??= stretchesOf(text, language);
		const code = saidBetween(text, stretches, from, until);
		const bare = withoutTypes(code, language);
		const laidOut = indented.has(language) ? withIndents(bare) : bare;
		return laidOut
			.replace(/;(?=[ \t]*(?:\n|$|\}))/g, "")
			.replace(/,(?=\s*[)\]}])/g, "")
			.replace(/(?<=\w)\s+(?=\w)/g, held[" "] ?? "")
			.replace(/[ \t\n\r\f\v]+/g, "");
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

/** The code between two indexes, without comments, the white space of its texts held. */
function saidBetween(
	text: string,
	stretches: readonly Stretch[],
	from: number,
	until: number,
): string {
	let said = "";
	let at = from;
	for (let index = firstBehind(stretches, from); ; index++) {
		const stretch = stretches[index];
		if (!stretch || stretch.start >= until) break;
		const start = Math.max(stretch.start, from);
		const end = Math.min(stretch.end, until);
		said += text.slice(at, start);
		if (stretch.what === "comment") said += " ";
		else said += heldText(text.slice(start, end), stretch.language);
		at = end;
	}
	return said + text.slice(at, until);
}

function firstBehind(stretches: readonly Stretch[], from: number): number {
	let low = 0;
	let high = stretches.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((stretches[middle]?.end ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	return low;
}

function heldText(text: string, language: string): string {
	const plain =
		eitherQuote.has(language) && /^'[^'"\\\n]*'$/.test(text)
			? `"${text.slice(1, -1)}"`
			: text;
	return plain.replace(/[ \n\t;,]/g, (mark) => held[mark] ?? `${mark}\uE005`);
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
