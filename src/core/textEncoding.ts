import { TacitError } from "./errors.ts";
import { msg } from "./message.ts";

/** How a file's bytes stand for text. The marks at the start belong to the encoding, not to the text. */
export type TextEncoding =
	| "utf-8"
	| "utf-8-bom"
	| "utf-16le"
	| "utf-16be"
	/** One byte a character, 0x00 to 0xFF: what invalid UTF-8 is read as. */
	| "latin-1";

/** A file's text, or that it has none. */
export type DecodedText =
	| { readonly text: string; readonly encoding: TextEncoding }
	| { readonly binary: true };

const binary: DecodedText = { binary: true };

/**
 * Reads bytes as text: by their byte order mark, else as UTF-8, else as Latin-1. A NUL, or half of a UTF-16 unit, makes
 * them binary. Whatever is read is written back by `encodeText` to the same bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	if (bytes[0] === 0xff && bytes[1] === 0xfe)
		return decodeUtf16(bytes, "utf-16le");
	if (bytes[0] === 0xfe && bytes[1] === 0xff)
		return decodeUtf16(bytes, "utf-16be");
	if (bytes.includes(0)) return binary;
	const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	const content = hasMark ? bytes.subarray(3) : bytes;
	try {
		const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
		return {
			text: decoder.decode(content),
			encoding: hasMark ? "utf-8-bom" : "utf-8",
		};
	} catch {
		return { text: unitsToText(bytes), encoding: "latin-1" };
	}
}

/** The bytes of `text`. Throws `bad-argument` when it has a character that Latin-1 lacks. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
	switch (encoding) {
		case "utf-8":
			return new TextEncoder().encode(text);
		case "utf-8-bom":
			return new TextEncoder().encode(`\ufeff${text}`);
		case "utf-16le":
		case "utf-16be":
			return encodeUtf16(text, encoding);
		case "latin-1":
			return encodeLatin1(text);
	}
}

function decodeUtf16(
	bytes: Uint8Array,
	encoding: "utf-16le" | "utf-16be",
): DecodedText {
	if (bytes.length % 2 !== 0) return binary;
	const [low, high] = encoding === "utf-16le" ? [0, 1] : [1, 0];
	const units = new Uint16Array(bytes.length / 2 - 1);
	for (let i = 0; i < units.length; i++) {
		const at = 2 * i + 2;
		units[i] = ((bytes[at + high] ?? 0) << 8) | (bytes[at + low] ?? 0);
	}
	return units.includes(0) ? binary : { text: unitsToText(units), encoding };
}

function encodeUtf16(
	text: string,
	encoding: "utf-16le" | "utf-16be",
): Uint8Array {
	const view = new DataView(new ArrayBuffer(2 * text.length + 2));
	const isLittle = encoding === "utf-16le";
	view.setUint16(0, 0xfeff, isLittle);
	for (let i = 0; i < text.length; i++)
		view.setUint16(2 * i + 2, text.charCodeAt(i), isLittle);
	return new Uint8Array(view.buffer);
}

function encodeLatin1(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0xff)
			throw new TacitError(
				"bad-argument",
				msg`The file is not in UTF-8 and has no room for “${text.charAt(i)}”. Save it as UTF-8 first.`,
			);
		bytes[i] = code;
	}
	return bytes;
}

/** In pieces: a call takes only so many arguments. */
function unitsToText(units: Uint8Array | Uint16Array): string {
	let text = "";
	for (let at = 0; at < units.length; at += 8192)
		text += String.fromCharCode(...units.subarray(at, at + 8192));
	return text;
}
