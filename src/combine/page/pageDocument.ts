import type { PageDetail, PageEntry } from "./pageEntry.ts";
import type { PageWords } from "./pageWords.ts";

/** The parts of a page. */
export interface PageParts {
	/** BCP 47. */
	readonly language: string;
	readonly title: string;
	/** Value of the meta element that says what the page may load. */
	readonly policy: string;
	/** Elements that bring style and script in. */
	readonly head: string;
	readonly foot: string;
	/** What the page holds itself; `undefined` where it is told later. */
	readonly data:
		| {
				readonly entries: readonly PageEntry[];
				readonly details: readonly PageDetail[];
				readonly words: PageWords;
		  }
		| undefined;
}

/** The page's HTML. Its data is JSON in an element that is no script, in which no `<` stands, so that it ends where it is to end. */
export function pageDocument(parts: PageParts): string {
	const { language, title, policy, head, foot, data } = parts;
	return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
<div id="view"></div>
${data ? `<script type="application/json" id="data">${scriptJson(data)}</script>\n` : ""}${foot}
</body>
</html>
`;
}

/** JSON that can stand in a script element. */
export function scriptJson(value: unknown): string {
	return JSON.stringify(value)
		.replaceAll("<", "\\u003c")
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
}

/** Text as it stands in HTML, and in an attribute's quotes. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
