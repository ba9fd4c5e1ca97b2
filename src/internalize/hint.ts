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

/**
 * The hover's Markdown: title line, gist, then people and facts on one line. A gist that begins with the title, as that of a note
 * of one sentence, goes on in its line: nothing is said twice.
 */
export function hintMarkdown(hint: Hint): string {
	const last = [hint.people.map(escapeMarkdown).join(", "), ...hint.facts]
		.filter((part) => part !== undefined && part !== "")
		.join(" · ");
	const rest = restAfterTitle(hint);
	const [more, ...blocks] =
		rest === undefined ? ["", hint.gist] : rest.split("\n\n");
	return [titleLine(hint, more), ...blocks, last]
		.filter((block) => block !== "")
		.join("\n\n");
}

/** What a gist says after the title that it begins with, which may have been cut; `undefined` where it begins otherwise. */
function restAfterTitle({
	title,
	gist,
}: Pick<Hint, "title" | "gist">): string | undefined {
	const beginning = title.replace(/…$/, "");
	if (beginning === "" || !gist.startsWith(beginning)) return undefined;
	const rest = gist.slice(beginning.length);
	return /^[\p{L}\p{N}_`*\\]/u.test(rest) ? undefined : rest;
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

/** With `more`, Markdown that goes on after the title, the rest of a title that was cut too. */
function titleLine(
	{ icon, kind, title, isNew }: Pick<Hint, "icon" | "kind" | "title" | "isNew">,
	more = "",
): string {
	const words = more === "" ? title : title.replace(/…$/, "");
	return `$(${icon}) ${escapeMarkdown(kind)} — **${words}**${more}${isNew ? " $(circle-small-filled)" : ""}`;
}
