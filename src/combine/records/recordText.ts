import type { Fields } from "../../core/markdown/noteParts.ts";
import { atxText } from "../../core/markdown/noteParts.ts";
import { readYamlFields } from "../../core/markdown/readYamlFields.ts";
import {
	afterSpaces,
	closesFence,
	fenceAt,
	headingDepth,
	type OpenFence,
} from "../../core/scan/lineMarks.ts";
import { exportMarkIn } from "../export/exportMark.ts";
import { visibleLines } from "./visibleLines.ts";

/** As much of a record is looked at, in UTF-16 units; a longer one is a finding. */
export const maximumRecordLength = 1_048_576;

/** More headings than any hand writes are text. */
const mostSections = 500;

/** A heading with what stands below it up to the next one, of whatever depth. All lines are 1-based. */
export interface RecordSection {
	/** 1 to 6; 0 for what stands above the first heading. */
	readonly depth: number;
	/** Source without marks and comments. */
	readonly heading: string;
	/** Of the heading. */
	readonly line: number;
	/** First line below the heading. */
	readonly first: number;
	/** Last line below it; less than `first` where there is none. */
	readonly last: number;
}

/** A record's text, cut at its lines and headings. */
export interface RecordText {
	/** What is seen of each line, without its end, HTML comments and what is more than wide of white space; the first one has index 0. */
	readonly lines: readonly string[];
	/** Whether the line at that index is code in a fence, or the fence. */
	readonly isCode: readonly boolean[];
	readonly sections: readonly RecordSection[];
	/** `unclosed`: begins like front matter, and has no end. */
	readonly frontMatter: Fields | "unclosed" | undefined;
	/** 1-based line of the closing `---`; 0 without front matter. */
	readonly frontMatterEnd: number;
	/** As `DecisionRecord` has it. */
	readonly exportedFrom: string | undefined;
}

/** Cuts a record's text up by the first characters of its lines, in time linear in its length. */
export function recordText(source: string): RecordText {
	const text = source.slice(0, maximumRecordLength);
	const raw = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
	const head = frontMatterOf(raw);
	const narrow = raw.map(withoutWideGaps);
	const isCode = codeLines(narrow, head.end);
	const lines = visibleLines(narrow, isCode, head.end);
	return {
		lines,
		isCode,
		sections: sectionsOf(lines, isCode, head.end),
		frontMatter: head.fields,
		frontMatterEnd: head.end,
		exportedFrom: exportMarkIn(text)?.name,
	};
}

/** White space may end one part of a line or begin the next: longer runs would be tried in every division. */
function withoutWideGaps(line: string): string {
	return line.length < 500
		? line
		: line.replace(wideGap, (gap) => gap.slice(0, 64));
}

const wideGap = /\s{65,}/g;

function frontMatterOf(raw: readonly string[]): {
	readonly fields: RecordText["frontMatter"];
	readonly end: number;
} {
	if (!/^---[ \t]*$/.test(raw[0] ?? "")) return { fields: undefined, end: 0 };
	const end = raw.findIndex(
		(line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line),
	);
	const isOpened = /^[ \t]*(?:[\w-]+:(?:[ \t]|$)|#|$)/.test(raw[1] ?? "");
	if (end < 0)
		return {
			fields:
				isOpened && /^[\w-]+:/.test(raw[1] ?? "") ? "unclosed" : undefined,
			end: 0,
		};
	// A line across the page, not the beginning of front matter: a heading stands before the next one.
	if (
		raw.slice(1, end).some((line) => /^#{1,6}[ \t]+\S/.test(line)) &&
		!isOpened
	)
		return { fields: undefined, end: 0 };
	return {
		fields: readYamlFields(`${raw.slice(1, end).join("\n")}\n`, 2),
		end: end + 1,
	};
}

function codeLines(raw: readonly string[], start: number): boolean[] {
	const isCode = new Array<boolean>(raw.length).fill(false);
	let fence: OpenFence | undefined;
	for (let at = start; at < raw.length; at++) {
		const line = raw[at] ?? "";
		if (fence) {
			isCode[at] = true;
			// In a list the closing fence is indented, too.
			const first = line.search(/[^ \t]/);
			if (closesFence(line, Math.max(first, 0), line.length, fence))
				fence = undefined;
			continue;
		}
		const mark =
			/^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t]*(?=`{3}|~{3})/.exec(line);
		fence = mark ? fenceAt(line, mark[0].length, line.length) : undefined;
		if (fence) isCode[at] = true;
	}
	return isCode;
}

function sectionsOf(
	lines: readonly string[],
	isCode: readonly boolean[],
	start: number,
): RecordSection[] {
	const found: {
		depth: number;
		heading: string;
		line: number;
		first: number;
	}[] = [{ depth: 0, heading: "", line: start + 1, first: start + 1 }];
	for (let at = start; at < lines.length; at++) {
		const line = lines[at] ?? "";
		if (found.length > mostSections) break;
		if (isCode[at] || line === "") continue;
		const first = afterSpaces(line, 0);
		const depth =
			first < 4 && line.charCodeAt(first) === 35
				? headingDepth(line, first)
				: 0;
		if (depth > 0)
			found.push({
				depth,
				heading: atxText(line.slice(first)),
				line: at + 1,
				first: at + 2,
			});
		else {
			const under = underlineDepth(line);
			const above = lines[at - 1] ?? "";
			if (
				under > 0 &&
				at > start &&
				!isCode[at - 1] &&
				/^ {0,3}[^\s#>|*+-]/.test(above) &&
				(lines[at - 2] ?? "").trim() === ""
			)
				found.push({
					depth: under,
					heading: above.trim(),
					line: at,
					first: at + 2,
				});
		}
	}
	return found.map((section, index) => ({
		...section,
		last: (found[index + 1]?.line ?? lines.length + 1) - 1,
	}));
}

function underlineDepth(line: string): number {
	if (/^ {0,3}=+[ \t]*$/.test(line)) return 1;
	return /^ {0,3}-{2,}[ \t]*$/.test(line) ? 2 : 0;
}
