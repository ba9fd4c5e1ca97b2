import { openFences } from "./openFences.ts";

/** A piece of the file as it will be. */
export interface PlacedPiece {
	readonly text: string;
	/** Of a zone; `undefined` for people's text. */
	readonly name: string | undefined;
}

/** A zone in the order of the log. */
export interface OrderedZone {
	readonly name: string;
	readonly isOverview: boolean;
	/** `undefined`: it is among the pieces already. */
	readonly text: string | undefined;
}

/**
 * Puts new zones among the pieces of a file: each below its neighbour in the order of the log, or above the next one where
 * there is none before it. What people wrote below a zone stays with it, up to the first heading of a level that a decision has,
 * which begins something of its own.
 */
export function placeZones(
	pieces: readonly PlacedPiece[],
	zones: readonly OrderedZone[],
	eol: string,
): string {
	const position = new Map<string, number>();
	for (const [at, { name }] of pieces.entries())
		if (name !== undefined && !position.has(name)) position.set(name, at);
	const below = new Map<number, string[]>();
	const above = new Map<number, string[]>();
	const add = (to: Map<number, string[]>, at: number, text: string) => {
		const list = to.get(at);
		if (list) list.push(text);
		else to.set(at, [text]);
	};
	/** Where those go that stand before any zone of the file. */
	const first = zones.findIndex(({ text }) => text === undefined);
	let last: number | undefined;
	for (const [index, { name, text }] of zones.entries()) {
		if (text === undefined) last = position.get(name) ?? last;
		else if (last !== undefined) add(below, last, text);
		else if (first > index)
			add(above, position.get(zones[first]?.name ?? "") ?? 0, text);
		else add(below, pieces.length - 1, text);
	}
	const out = createOutput(eol);
	for (const [at, piece] of pieces.entries()) {
		for (const text of above.get(at) ?? []) out.addZone(text);
		const waiting = below.get(at - 1) ?? [];
		if (waiting.length > 0 && piece.name === undefined) {
			const [own, rest] = atBeginning(piece.text);
			out.add(own);
			for (const text of waiting) out.addZone(text);
			out.add(rest);
		} else {
			for (const text of waiting) out.addZone(text);
			out.add(piece.text);
		}
	}
	for (const text of below.get(pieces.length - 1) ?? []) out.addZone(text);
	return out.text();
}

/** The text up to what begins something of its own, and the rest: a heading of level 1 or 2, or what is left of a zone. */
function atBeginning(text: string): readonly [string, string] {
	const fences = openFences(text);
	for (const { index } of text.matchAll(
		/^(?:#{1,2}[ \t]|<!--[ \t]*\/?tacit(?![\w-])|<a id=")/gim,
	))
		if (!fences.holds(0, index))
			return [text.slice(0, index), text.slice(index)];
	return [text, ""];
}

function createOutput(eol: string) {
	const parts: string[] = [];
	/** What the text ends with, as far as that counts. */
	let tail = "";
	let isZoneLast = false;
	const push = (text: string) => {
		parts.push(text);
		tail = (tail + text).slice(-4);
	};
	return {
		add(text: string) {
			if (text === "") return;
			if (isZoneLast && !/^(?:\r\n|\n|\r)/.test(text)) push(eol);
			isZoneLast = false;
			push(text);
		},
		addZone(text: string) {
			if (tail !== "" && !/[\r\n]$/.test(tail)) push(eol);
			if (
				tail !== "" &&
				!/(?:\n|\r)(?:\r\n|\n|\r)$/.test(tail.replace(/\r\n/g, "\n"))
			)
				push(eol);
			push(text);
			isZoneLast = true;
		},
		text: () => parts.join(""),
	};
}
