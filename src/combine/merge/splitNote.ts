import { isAnchorInfo } from "../../core/anchor/infoString.ts";
import { isDate } from "../../core/markdown/headOf.ts";
import { atxText } from "../../core/markdown/noteParts.ts";
import {
	discussionHeading,
	readReplyHeading,
} from "../../core/markdown/reply.ts";
import { headingDepth } from "../../core/scan/lineMarks.ts";
import { type TextBlock, textBlocks } from "./textBlocks.ts";

/** What a part of a note is, in the order in which new ones are put at one place. */
export const partKinds = [
	"title",
	"text",
	"section",
	"discussion",
	"reply",
	"anchor",
] as const;

/** A part of a note's text below its front matter. */
export interface NotePart {
	readonly kind: (typeof partKinds)[number];
	/** What tells it from others of its kind: a heading's text, an anchor's file, symbol and lines. */
	readonly name: string;
	/** The same, without what changes when the part is edited. */
	readonly looseName: string;
	/** Without the last line end. */
	readonly content: string;
	/** `content` without the line that has the name. */
	readonly body: string;
	/** The line end and the blank lines below; of the last part, whatever ends the text. */
	readonly gap: string;
	/** `YYYY-MM-DD`, of a reply. */
	readonly date: string;
}

/** One field of the front matter: from its key to before the next, comments included. */
export interface FieldText {
	/** `#`: what stands above the first key. */
	readonly key: string;
	/** Its lines, each ended. */
	readonly text: string;
}

/** A note in its parts; all of them in their order are the text. */
export interface SplitNote {
	/** The lines `---`, each ended but perhaps the last. */
	readonly opening: string;
	readonly fields: readonly FieldText[];
	readonly closing: string;
	/** Blank lines below the front matter. */
	readonly gap: string;
	readonly parts: readonly NotePart[];
}

/** Splits a note with `\n` line ends, by its lines. `undefined`: it has no front matter that can be taken apart. */
export function splitNote(text: string): SplitNote | undefined {
	const [, opening, content = "", closing] =
		/^(---[ \t]*\n)((?:(?!---[ \t]*(?:\n|$))[^\n]*\n)*)(---[ \t]*(?:\n|$))/.exec(
			text,
		) ?? [];
	if (opening === undefined || closing === undefined) return undefined;
	const fields = splitFields(content);
	if (!fields) return undefined;
	const rest = text.slice(opening.length + content.length + closing.length);
	const gap = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? "";
	return {
		opening,
		fields,
		closing,
		gap,
		parts: splitBody(rest.slice(gap.length)),
	};
}

function splitFields(content: string): readonly FieldText[] | undefined {
	const fields: { key: string; text: string }[] = [];
	const keys = new Set<string>();
	for (const [line] of content.matchAll(/[^\n]*\n/g)) {
		const key = /^([^\s#"'\-?:[{][^:\n]*?)[ \t]*:(?=\s)/.exec(line)?.[1];
		const last = fields.at(-1);
		if (key !== undefined) {
			if (keys.has(key)) return undefined;
			keys.add(key);
			fields.push({ key, text: line });
		} else if (last) last.text += line;
		else fields.push({ key: "#", text: line });
	}
	return fields;
}

interface OpenPart extends Pick<NotePart, "kind" | "name" | "looseName"> {
	text: string;
	/** Length of the line with the name. */
	readonly head: number;
	readonly date?: string;
}

function splitBody(text: string): readonly NotePart[] {
	const open: OpenPart[] = [];
	let hasTitle = false;
	let isInDiscussion = false;
	/** Whether what follows belongs to no part that has a name. */
	let isBeside = true;
	for (const block of textBlocks(text)) {
		const begun = beginning(block, hasTitle, isInDiscussion);
		const last = open.at(-1);
		if (begun) {
			open.push({ ...begun, text: block.text, head: block.text.length });
			if (begun.kind === "title") hasTitle = true;
			if (begun.kind === "discussion") isInDiscussion = true;
			if (begun.kind === "section") isInDiscussion = false;
			isBeside = begun.kind === "title" || begun.kind === "anchor";
		} else if (last && (!isBeside || block.text.trim() === ""))
			last.text += block.text;
		else {
			const name = last ? `${last.kind} ${last.name}` : "";
			open.push({
				...{ kind: "text", name, looseName: last?.kind ?? "" },
				...{ text: block.text, head: 0 },
			});
			isBeside = false;
		}
	}
	return open.map(closed);
}

function beginning(
	{ text, kind }: TextBlock,
	hasTitle: boolean,
	isInDiscussion: boolean,
): Omit<OpenPart, "text" | "head"> | undefined {
	if (kind === "fence" || kind === "open") {
		const [, info] = /^(?:`{3,}|~{3,})([^\n]*)/.exec(text) ?? [];
		return info !== undefined && isAnchorInfo(info)
			? anchorBeginning(info)
			: undefined;
	}
	if (kind !== "line" || !text.startsWith("#")) return undefined;
	const depth = headingDepth(text, 0);
	const name = atxText(text.replace(/\n$/, ""));
	const named = { name, looseName: name.toLowerCase() };
	if (depth === 1)
		return hasTitle
			? { kind: "section", ...named }
			: { kind: "title", name: "", looseName: "" };
	if (depth === 2)
		return name.toLowerCase() === discussionHeading.toLowerCase()
			? { kind: "discussion", name: "", looseName: "" }
			: { kind: "section", ...named };
	if (depth !== 3 || !isInDiscussion) return undefined;
	const reply = readReplyHeading(name);
	return reply && isDate(reply.date)
		? { kind: "reply", ...named, date: reply.date }
		: undefined;
}

function anchorBeginning(info: string): Omit<OpenPart, "text" | "head"> {
	const value = (key: string) =>
		new RegExp(`(?:^|\\s)${key}=(\\S*)`).exec(info)?.[1] ?? "";
	const looseName = ["file", "symbol", "cell"].map(value).join(" ");
	return {
		kind: "anchor",
		name: `${looseName} ${value("lines")}`,
		looseName,
	};
}

function closed({ text, head, ...part }: OpenPart): NotePart {
	let bare = text.length;
	while (bare > 0 && " \t\n".includes(text.charAt(bare - 1))) bare--;
	const end = text.indexOf("\n", bare);
	const gap = end < 0 ? "" : text.slice(end);
	const content = text.slice(0, text.length - gap.length);
	return { date: "", ...part, content, gap, body: content.slice(head) };
}
