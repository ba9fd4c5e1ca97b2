import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import { type RecordParts, sectionLines } from "./recordParts.ts";

/** More than 50 tags take, in UTF-16 units. */
const longestLine = 1_000;

/** A record's tags, each once, in the file's order: at most 50. */
export function recordTags(parts: RecordParts): string[] {
	const values = [
		...parts.fields
			.filter(({ name }) => name === "tags")
			// In front matter a list says where one ends.
			.map(({ value, isFrontMatter }) =>
				isFrontMatter && !value.includes(",") ? `${value},` : value,
			),
		...sectionLines(parts, "tags"),
	];
	const tags = values.flatMap((written) => {
		const value = written.slice(0, longestLine);
		if (/^\s*[[{][^\]}]*\s[^\]}]*[\]}]\s*$/.test(value) && !value.includes(","))
			return [];
		const bare = plainTitle(value.replace(/^\[|\]$/g, ""));
		return bare.split(bare.includes(",") ? /\s*,\s*/ : /\s+/);
	});
	return [
		...new Set(
			tags
				.map((tag) => ownCopy(tag.trim().replace(/^[#`]+|`+$/g, "")))
				.filter((tag) => tag !== "" && tag.length <= 60),
		),
	].slice(0, 50);
}
