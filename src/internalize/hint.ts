import { escapeMarkdown } from "../core/markdown/escapeMarkdown.ts";

/** What a hover says of one note. All texts but `gist` and `title` are plain; `icon` is a codicon's id. */
export interface Hint {
	readonly icon: string;
	readonly kind: string;
	/** Safe Markdown, one line. */
	readonly title: string;
	/** Safe Markdown of at most five lines; may be empty. */
	readonly gist: string;
	/** Names in the note's order; empty where they were left out. */
	readonly people: readonly string[];
	/** Age, status, place: in the order in which they are shown. Empty ones are left out. */
	readonly facts: readonly (string | undefined)[];
	/** Whether whoever looks has not read it: then a dot stands after the title. */
	readonly isNew?: boolean;
}

/** The hover's Markdown: title line, gist, then people and facts on one line. */
export function hintMarkdown(hint: Hint): string {
	const last = [hint.people.map(escapeMarkdown).join(", "), ...hint.facts]
		.filter((part) => part !== undefined && part !== "")
		.join(" · ");
	return [titleLine(hint), hint.gist, last]
		.filter((block) => block !== "")
		.join("\n\n");
}

/** The one line on notes that stand elsewhere; `more` is plain text on how many others there are. */
export function elsewhereMarkdown(
	hint: Pick<Hint, "icon" | "kind" | "title" | "isNew"> & {
		readonly more: string | undefined;
	},
): string {
	const { more } = hint;
	return more === undefined
		? titleLine(hint)
		: `${titleLine(hint)} · ${escapeMarkdown(more)}`;
}

function titleLine({
	icon,
	kind,
	title,
	isNew,
}: Pick<Hint, "icon" | "kind" | "title" | "isNew">): string {
	return `$(${icon}) ${escapeMarkdown(kind)} — **${title}**${isNew ? " $(circle-small-filled)" : ""}`;
}
