import { scanParts } from "./scanParts.ts";

/** The texts of a front matter field that is a list, or one text; empty where there is none, or it is something else. */
export function listField(source: string, key: string): readonly string[] {
	const parts = scanParts(source);
	if (!("frontMatter" in parts) || parts.frontMatter.state !== "closed")
		return [];
	const value = parts.frontMatter.fields.values.get(key)?.value;
	if (typeof value === "string") return [value];
	return Array.isArray(value)
		? value.flatMap(({ text }) => (typeof text === "string" ? [text] : []))
		: [];
}
