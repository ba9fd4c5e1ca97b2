// Text in the index and its cache is ASCII, so that V8 keeps it in one byte a character, and a file of it is decoded
// without a look at its encoding. Control characters are escaped too. So tabs and line ends are free to separate.

/** JSON of `value` in ASCII. */
export function asciiJson(value: unknown): string {
	const json = JSON.stringify(value);
	return isAscii(json) ? json : json.replace(beyondAscii, escapeUnit);
}

/** `text` as it would stand between the quotes of ASCII JSON. */
export function escapeText(text: string): string {
	return isPlain(text) ? text : asciiJson(text).slice(1, -1);
}

/** Undoes `escapeText`; `undefined` when `text` is not of that form. */
export function unescapeText(text: string): string | undefined {
	if (!text.includes("\\")) return text.includes('"') ? undefined : text;
	try {
		const value: unknown = JSON.parse(`"${text}"`);
		return typeof value === "string" ? value : undefined;
	} catch {
		return undefined;
	}
}

const beyondAscii = /[\x7f-\uffff]/g;

function isAscii(text: string): boolean {
	return !/[\x7f-\uffff]/.test(text);
}

function isPlain(text: string): boolean {
	return /^[ !#-[\]-~]*$/.test(text);
}

function escapeUnit(unit: string): string {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * The same text in one byte a character, where no character needs two. V8 keeps every part of a text that holds one wide
 * character in two bytes, and what is joined from such parts.
 */
export function narrowed(text: string): string {
	return decoder.decode(encoder.encode(text));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
