/** A part of a file in one language. */
export interface EmbeddedCode {
	/** As `languageOf` names it. */
	readonly language: string;
	/** Index of its first character. */
	readonly start: number;
	/** Index behind its last. */
	readonly end: number;
	/** 1-based line of its first character. */
	readonly line: number;
}

const pages = new Set(["html", "xhtml", "vue", "svelte"]);
const scripts: Readonly<Record<string, string>> = {
	script: "ts",
	style: "scss",
	"<?php": "php",
	"<?=": "php",
};

/**
 * The parts of a file by their language, in order, disjoint, and all of the file together: scripts and styles in a page,
 * PHP between its marks. One part for a file of any other language.
 */
export function embeddedCode(
	text: string,
	language: string,
): readonly EmbeddedCode[] {
	if (language !== "php" && !pages.has(language))
		return [{ language, start: 0, end: text.length, line: 1 }];
	const around = language === "php" ? "html" : language;
	const marks =
		language === "php"
			? /<\?(?:php|=)|\?>/g
			: /<!--|-->|<(?:script|style)\b[^<>]{0,999}>|<\/(?:script|style)>/gi;
	const parts: EmbeddedCode[] = [];
	let start = 0;
	let line = 1;
	let inside = around;
	const cut = (end: number, next: string) => {
		parts.push({ language: inside, start, end, line });
		for (let at = text.indexOf("\n", start); at >= 0 && at < end; line++)
			at = text.indexOf("\n", at + 1);
		start = end;
		inside = next;
	};
	let isComment = false;
	for (const mark of text.matchAll(marks)) {
		const word = mark[0].toLowerCase();
		if (word === "<!--" || word === "-->") {
			if (inside === around) isComment = word === "<!--";
			continue;
		}
		const name = /^<\?(?:php|=)|[a-z]+/.exec(word)?.[0] ?? "";
		const isEnd = word === "?>" || word.startsWith("</");
		if (inside !== around && isEnd) cut(mark.index, around);
		else if (inside === around && !isEnd && !isComment)
			cut(mark.index + mark[0].length, scripts[name] ?? around);
	}
	cut(text.length, around);
	return parts;
}
