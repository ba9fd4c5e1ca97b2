import {
	type Disposable,
	Hover,
	l10n,
	languages,
	MarkdownString,
} from "vscode";
import { escapeMarkdown } from "../../core/markdown/escapeMarkdown.ts";
import { commandIds } from "../commandIds.ts";
import type { FoundHere, FoundReasons } from "./foundHere.ts";
import { foundIcon, foundWord, knowersWord } from "./foundWords.ts";

/** Shows in the hover what was found for the lines, once for each time that somebody asks. */
export function registerFoundHover(reasons: FoundReasons): Disposable {
	return languages.registerHoverProvider("*", {
		provideHover(document, position) {
			const found = reasons.takeFor(document, position.line + 1);
			return (
				found && new Hover(found.reasons.length > 0 ? rendered(found) : [])
			);
		},
	});
}

/** What others wrote is trusted with nothing; the link below it is Tacit's own. */
function rendered({ reasons, knowers }: FoundHere): MarkdownString[] {
	const parts = reasons.flatMap((reason, at) => {
		const { heading, text, source } = reason;
		const references = source.type === "commit" ? source.references : [];
		const words = new MarkdownString(
			[
				`$(${foundIcon(reason)}) ${l10n.t("Found")} — ${heading === undefined ? "" : `**${escapeMarkdown(heading)}**`}`,
				text === heading ? "" : escapeMarkdown(text),
				[
					escapeMarkdown(foundWord(reason)),
					...references.map(({ label, url }) =>
						url === undefined
							? escapeMarkdown(label)
							: `[${escapeMarkdown(label)}](${url})`,
					),
				].join(" · "),
			]
				.filter((block) => block !== "")
				.join("\n\n"),
			true,
		);
		words.supportHtml = false;
		words.isTrusted = false;
		const actions = new MarkdownString(
			[
				[l10n.t("Show"), commandIds.showFound],
				[l10n.t("Keep as Note"), commandIds.keepFound],
			]
				.map(
					([title, command]) =>
						`[${title}](command:${command}?${encodeURIComponent(JSON.stringify([at]))})`,
				)
				.join(" &nbsp; "),
		);
		actions.isTrusted = {
			enabledCommands: [commandIds.showFound, commandIds.keepFound],
		};
		return [words, actions];
	});
	const who = knowersWord(knowers);
	if (who !== undefined) parts.push(new MarkdownString(escapeMarkdown(who)));
	return parts;
}
