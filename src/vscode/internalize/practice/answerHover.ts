import {
	commands,
	type Disposable,
	Hover,
	languages,
	MarkdownString,
	type Uri,
} from "vscode";
import { containsLine, type LineRange } from "../../../core/lineRange.ts";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";

/** What is shown of a card when it is answered. */
export interface Answer {
	readonly uri: Uri;
	/** 1-based, inclusive. */
	readonly lines: LineRange;
	/** Plain text: how well it was known, and that it is asked. */
	readonly heading: string;
	/** Commands that answer that, with their words. */
	readonly links: readonly {
		readonly command: string;
		readonly word: string;
	}[];
	/** One above the other, for the eye to compare. */
	readonly parts: readonly AnswerPart[];
}

/** Who says something, and what. */
export interface AnswerPart {
	/** Plain text. */
	readonly by: string;
	/** Safe Markdown; with `isPlain` text as it was typed. */
	readonly text: string;
	readonly isPlain?: true;
}

/** Shows what a note says in a hover at its lines, above all others, with the focus in it. */
export interface AnswerHover extends Disposable {
	/** The cursor must be on the lines. Shows it again where it is asked for the same again. */
	show(answer: Answer): Promise<void>;
	hide(): Promise<void>;
}

/** Nothing is shown yet. */
export function answerHover(): AnswerHover {
	let answer: Answer | undefined;
	const provider = languages.registerHoverProvider(
		{ scheme: "file" },
		{
			provideHover: ({ uri }, { line }) =>
				answer &&
				answer.uri.toString() === uri.toString() &&
				containsLine(answer.lines, line + 1)
					? new Hover([linksOf(answer), ...answer.parts.map(markdownOf)])
					: undefined,
		},
	);
	return {
		async show(next) {
			answer = next;
			await commands.executeCommand("editor.action.showHover", {
				focus: "autoFocusImmediately",
			});
		},
		async hide() {
			answer = undefined;
			await commands.executeCommand("workbench.action.focusActiveEditorGroup");
			await commands.executeCommand("editor.action.hideHover");
		},
		dispose: () => provider.dispose(),
	};
}

function markdownOf({ by, text, isPlain }: AnswerPart): MarkdownString {
	const shown = isPlain
		? text.split(/\r?\n/).map(escapeMarkdown).join("  \n")
		: text;
	return new MarkdownString(`**${escapeMarkdown(by)}**\n\n${shown}`);
}

/** Never together with a note's text: these may run. Above it, where they are in sight however long the note is. */
function linksOf({ heading, links }: Answer): MarkdownString {
	const line = links
		.map(({ command, word }) => `[${word}](command:${command})`)
		.join(" · ");
	const text = new MarkdownString(`**${escapeMarkdown(heading)}**\n\n${line}`);
	text.isTrusted = { enabledCommands: links.map(({ command }) => command) };
	return text;
}
