import { visibleText } from "../../core/markdown/visibleText.ts";
import { type Message, msg } from "../../core/message.ts";
import type { Person } from "../../core/person.ts";
import type {
	Digest,
	DigestItem,
	DigestQuestion,
	DigestThanks,
} from "./digest.ts";
import type { NewsKind } from "./newsItem.ts";

/** Questions that are told: who reads a digest answers one, not forty. */
const mostOpen = 10;

const sections: readonly (readonly [
	heading: Message,
	kinds: readonly NewsKind[],
])[] = [
	[msg`Discovered`, ["written"]],
	[msg`Decided`, ["decided"]],
	[msg`Answered`, ["answered"]],
	[msg`Retired`, ["superseded", "retired"]],
];

/**
 * The digest as Markdown for a chat or a mail, which reads well as plain text, too. `say` words it in somebody's language. Ends
 * with a line end.
 */
export function digestMarkdown(
	{ from, to, items, thanks, open }: Digest,
	say: (message: Message) => string,
): string {
	const parts = [
		`# ${say(from === undefined ? msg`What we learned, up to ${to}` : msg`What we learned, ${from} to ${to}`)}`,
	];
	const add = (heading: Message, lines: readonly string[]) => {
		if (lines.length > 0)
			parts.push(
				`## ${say(heading)}`,
				lines.map((each) => `- ${each}`).join("\n"),
			);
	};
	for (const [heading, kinds] of sections)
		add(
			heading,
			items.filter(({ kind }) => kinds.includes(kind)).map(itemLine),
		);
	add(
		msg`Thanks`,
		thanks.map((each) => say(thanksLine(each))),
	);
	const asked = open.slice(0, mostOpen).map((each) => questionLine(each, say));
	const more = open.length - asked.length;
	add(msg`Waiting for an answer`, [
		...asked,
		...(more > 0 ? [say(msg`and ${more} more`)] : []),
	]);
	if (parts.length === 1) parts.push(say(msg`Nothing new was written down.`));
	return `${parts.join("\n\n")}\n`;
}

function itemLine({ title, gist, path, link, by }: DigestItem): string {
	const facts = [place(path), ...(by.length > 0 ? [names(by)] : [])];
	return `**${linked(title, link)}** (${facts.join(", ")})${gist === "" ? "" : `: ${text(gist)}`}`;
}

function thanksLine({ title, from, to }: DigestThanks): Message {
	const what = `“${text(title)}”`;
	if (from && to.length > 0)
		return msg`${names([from])} thanks ${names(to)} for ${what}`;
	if (from) return msg`${names([from])} gives thanks for ${what}`;
	if (to.length > 0) return msg`Thanks to ${names(to)} for ${what}`;
	return msg`Thanks for ${what}`;
}

function questionLine(
	{ title, path, link, asked }: DigestQuestion,
	say: (message: Message) => string,
): string {
	const facts = [
		place(path),
		...(asked === undefined ? [] : [say(msg`since ${asked}`)]),
	];
	return `**${linked(title, link)}** (${facts.join(", ")})`;
}

function linked(title: string, link: string | undefined): string {
	return link === undefined
		? text(title)
		: `[${text(title)}](${link.replace(/[()<>\s]/g, encodeURIComponent)})`;
}

function place(path: string): string {
	// A name may hold backticks; nobody's does.
	const shown = visibleText(path || ".").replace(/[`\r\n]/g, " ");
	return `\`${shown}\``;
}

function names(people: readonly Person[]): string {
	return people.map(({ name }) => text(name)).join(", ");
}

/** Plain text in Markdown, marked as little as possible: chats show what they do not know. */
function text(plain: string): string {
	return visibleText(plain)
		.replace(/[\r\n]+/g, " ")
		.replace(/[\\`*[\]<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) =>
			mark === "<" ? "&lt;" : `\\${mark}`,
		);
}
