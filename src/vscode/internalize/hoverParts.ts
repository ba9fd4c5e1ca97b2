import { MarkdownString } from "vscode";
import type { CommandId } from "../commandIds.ts";

/** Repository text for a hover: trusted with nothing. */
export function untrustedWords(markdown: string): MarkdownString {
	const words = new MarkdownString(markdown, true);
	words.supportHtml = false;
	words.isTrusted = false;
	return words;
}

/** Tacit's own links for a hover, which may run the commands that they name and no others. No note's text is among them. */
export function ownLinks(
	links: readonly (readonly [title: string, command: CommandId])[],
	args: readonly unknown[] = [],
): MarkdownString {
	const query =
		args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args))}` : "";
	const markdown = new MarkdownString(
		links
			.map(([title, command]) => `[${title}](command:${command}${query})`)
			.join(" &nbsp; "),
	);
	markdown.isTrusted = {
		enabledCommands: links.map(([, command]) => command),
	};
	return markdown;
}
