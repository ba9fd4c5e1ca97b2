import { isPlainProse } from "../../core/markdown/isPlainProse.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleCode, visibleText } from "../../core/markdown/visibleText.ts";

/** Anybody's words as Markdown that shows them as they are, on one line. Not for the start of a line. */
export function inlineText(text: string): string {
	const line = visibleText(text).replace(/\s+/g, " ").trim();
	return line.replace(
		/[\\`*_[\]<>&~|@$^]|:(?=\/\/)|www(?=\.)/gi,
		(mark) =>
			named[mark] ??
			`&#x${mark.charCodeAt(0).toString(16).toUpperCase()};${mark.slice(1)}`,
	);
}

const named: Readonly<Record<string, string>> = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;",
};

/** A title's Markdown as the words of a link to it: its code stays code, and nothing else in it is markup. */
export function linkLabel(title: string): string {
	const isPlain = !title.includes("\n") && isPlainProse(title);
	const label = isPlain ? title : inlineText(plainTitle(title));
	return label === "" ? "(no title)" : label;
}

/** A path, or a name from code, as code. */
export function inlineCode(text: string): string {
	const line = visibleCode(text).replace(/\s+/g, " ");
	return line.includes("`") || line.trim() === ""
		? inlineText(text)
		: `\`${line}\``;
}

/** A path (with `/`) as a link leads to it: percent-encoded, so that no reader can differ about it. */
export function encodedPath(path: string): string {
	return path
		.split("/")
		.map((part) =>
			encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replace(
				/[!'()*]/g,
				(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
			),
		)
		.join("/");
}
