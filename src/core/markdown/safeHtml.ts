import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type SafeMarkdownOptions, safeMarkdown } from "./safeMarkdown.ts";

/**
 * Anybody's Markdown as HTML that can stand in a page: it goes through `safeMarkdown` first, so that nothing in it runs,
 * loads or hides anything, and the HTML is written by micromark, which escapes HTML and leaves out addresses of
 * schemes that are not those of the web, and of images. Costs what `safeMarkdown` does and half of that again. Throws as it does.
 */
export function safeHtml(
	source: string,
	options: Omit<SafeMarkdownOptions, "themeIcons"> = {},
): string {
	const safe = safeMarkdown(source, options);
	const html = micromark(safe, {
		extensions: [gfm()],
		htmlExtensions: [gfmHtml()],
		allowDangerousHtml: false,
		allowDangerousProtocol: false,
	});
	return options.isTitle
		? html.replace(/^<p>/, "").replace(/<\/p>\s*$/, "")
		: html;
}
