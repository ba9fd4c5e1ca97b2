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
	/** What the page holds itself: the JSON of `PageData`, as gzip and base 64; `undefined` where it is told later. */
	readonly data: string | undefined;
	/** What draws its diagrams, packed the same way; `undefined` where none is to be drawn in it. */
	readonly drawer: string | undefined;
}

/** All that a page by itself shows. */
export interface PageData {
	readonly entries: readonly PageEntry[];
	readonly details: readonly PageDetail[];
	readonly words: PageWords;
}

/**
 * The page's HTML. Its data stands in an element that is no script; in base 64 there is no `<`, so that it ends where it is to
 * end, and packed it takes a third of what its text does.
 */
export function pageDocument(parts: PageParts): string {
	const { language, title, policy, head, foot, data, drawer } = parts;
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
${data ? `<script type="text/plain" id="data">${data}</script>\n` : ""}${drawer ? `<script type="text/plain" id="drawer">${drawer}</script>\n` : ""}${foot}
</body>
</html>
`;
}

/** Text as it stands in HTML, and in an attribute's quotes. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
