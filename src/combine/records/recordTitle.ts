import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import type { RecordLabel } from "../../core/recordPath.ts";
import type { RecordField } from "./recordFields.ts";
import { roleOf } from "./recordSections.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

const prefix =
	/^[\s*_]*\[?(?:ADR|ADD|AD|RFC|MADR|DR|Architecture Decision Record|Decision Record|Decision)[-_ #]*(?:\d{1,8}|[xX]{3,4})\]?(?:[ \t]*[-–—:.)|]+[ \t]*|[ \t]+|$)/i;
const dotted = /^[\s*_]*\d{1,8}[ \t]*[.)][ \t]+/;
const spaced = /^[\s*_]*#?(\d{1,8})[ \t]*(?:[:|–—]|-(?=[ \t]))[ \t]*/;

/** A record's title as one line of Markdown source, without its number; the file's name in words where no heading says one. */
export function recordTitle(
	{ sections }: RecordText,
	fields: readonly RecordField[],
	label: RecordLabel,
): string {
	const isOwn = ({ heading }: RecordSection) =>
		heading !== "" && roleOf(heading) === undefined;
	const [first] = sections.filter(({ depth }) => depth > 0);
	const heading =
		sections.find((section) => section.depth === 1 && isOwn(section)) ??
		(first && isOwn(first) ? first : undefined);
	const given =
		heading?.depth === 1
			? heading.heading
			: (fields.find(({ name }) => name === "title")?.value ??
				heading?.heading ??
				"");
	const title = withoutNumber(given, label).replace(/\s+/g, " ").trim();
	const short = title.length > 300 ? `${title.slice(0, 299)}…` : title;
	return ownCopy(
		plainTitle(short) === ""
			? label.slug.replace(/[-_]+/g, " ").trim() || (label.label ?? "")
			: short,
	);
}

function withoutNumber(title: string, label: RecordLabel): string {
	const bare = title.replace(prefix, "");
	if (bare !== title) return bare;
	const undotted = title.replace(dotted, "");
	if (undotted !== title) return undotted;
	if (
		label.label !== undefined &&
		title.toLowerCase().startsWith(label.label.toLowerCase())
	) {
		const rest = /^(?:[ \t]*[-–—:.)|]+[ \t]*|[ \t]+)(?=\S)/.exec(
			title.slice(label.label.length),
		);
		if (rest && !/^\d+$/.test(label.label))
			return title.slice(label.label.length + rest[0].length);
	}
	const number = spaced.exec(title) ?? bareNumber(title, label);
	return number && Number(number[1]) === label.number
		? title.slice(number[0].length)
		: title;
}

/** A number with nothing behind it, where the file's name goes on as the title does: `023-Logging.md`, “23 Logging”. */
function bareNumber(title: string, label: RecordLabel): RegExpExecArray | null {
	const match = /^(\d{1,8})[ \t]+(?=(\p{L}[\p{L}\p{N}]*))/u.exec(title);
	const [first] = label.slug.toLowerCase().split(/[-_. ]/);
	return match?.[2]?.toLowerCase() === first ? match : null;
}
