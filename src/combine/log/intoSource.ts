import type { PartChange } from "./logPlan.ts";

/**
 * What somebody changed in an entry of the log, made in the text of the note or record that it comes from: each piece that
 * stands there once, as it was built, is replaced in place. `undefined` where one of them does not, or is none of the
 * file's: then a person has to do it.
 */
export function intoSource(
	source: string,
	changes: readonly PartChange[],
): string | undefined {
	let text = source;
	for (const change of changes) {
		const changed = changedBy(text, change);
		if (changed === undefined) return undefined;
		text = changed;
	}
	return text;
}

function changedBy(
	text: string,
	{ part, built, edited, above }: PartChange,
): string | undefined {
	if (part === undefined) return undefined;
	if (part === "title") return withTitle(text, built, edited);
	const [eol = "\n"] = /\r\n?|\n/.exec(text) ?? [];
	const isItem = part === "rejected" || /^[-*] /.test(edited);
	const pieces: Piece =
		built !== ""
			? { built, edited }
			: {
					built: above,
					edited: `${above}${isItem && /^[-*] /.test(above) ? "\n" : "\n\n"}${edited}`,
				};
	for (const { built, edited } of readings(pieces)) {
		const at = onlyPlace(text, built.replaceAll("\n", eol));
		if (at === undefined) continue;
		const end = at + built.replaceAll("\n", eol).length;
		if (edited !== "")
			return text.slice(0, at) + edited.replaceAll("\n", eol) + text.slice(end);
		const start = lineStart(text, at);
		const [rest = ""] = /^(?:\r\n|\n|\r)/.exec(text.slice(end)) ?? [];
		return text.slice(0, start) + text.slice(end + rest.length);
	}
	return undefined;
}

interface Piece {
	readonly built: string;
	readonly edited: string;
}

/** What may stand in the file for what was built: as it is, without what the log puts around it, without its escapes. */
function* readings(piece: Piece): Iterable<Piece> {
	if (piece.built.trim() === "") return;
	const forms = [
		piece,
		both(piece, (text) => text.replace(/^- (?=[^\n]*$)/, "")),
	];
	for (const form of forms)
		for (const each of [form, both(form, withoutEllipsis)]) {
			yield each;
			yield both(each, unescaped);
		}
}

function both(
	{ built, edited }: Piece,
	change: (text: string) => string,
): Piece {
	return { built: change(built), edited: change(edited) };
}

/** The log shortens what is long; what was cut off stays in the file. */
function withoutEllipsis(text: string): string {
	return text.replace(/\s*…$/, "");
}

function unescaped(text: string): string {
	return text
		.replace(/&#x([0-9A-F]{1,6});/g, (_, code: string) =>
			String.fromCodePoint(Number.parseInt(code, 16)),
		)
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}

/** The title stands in the first heading, perhaps behind a number. */
function withTitle(
	text: string,
	built: string,
	edited: string,
): string | undefined {
	const [, before] = /^## (.+)$/.exec(built) ?? [];
	const [, after] = /^## (.+)$/.exec(edited) ?? [];
	const heading = /^#[ \t].*$/m.exec(text);
	if (before === undefined || after === undefined || !heading) return undefined;
	for (const piece of readings({ built: before, edited: after })) {
		const at = onlyPlace(heading[0], piece.built);
		if (at === undefined) continue;
		const start = heading.index + at;
		return (
			text.slice(0, start) +
			piece.edited +
			text.slice(start + piece.built.length)
		);
	}
	return undefined;
}

function onlyPlace(text: string, piece: string): number | undefined {
	const at = piece === "" ? -1 : text.indexOf(piece);
	return at >= 0 && text.indexOf(piece, at + 1) < 0 ? at : undefined;
}

function lineStart(text: string, at: number): number {
	let start = at;
	while (start > 0 && !"\r\n".includes(text.charAt(start - 1))) start--;
	return start;
}
