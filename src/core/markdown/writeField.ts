import { isPlainScalar } from "./plainScalar.ts";

/** A front matter value: text, or a list of texts. */
export type FieldText = string | readonly string[];

/** The lines of one front matter field, each ended by `eol`. Lists are written one item a line: they merge better. */
export function writeField(key: string, value: FieldText, eol: string): string {
	if (typeof value === "string") return `${key}: ${writeScalar(value)}${eol}`;
	if (value.length === 0) return `${key}: []${eol}`;
	const items = value.map((item) => `  - ${writeScalar(item)}${eol}`);
	return `${key}:${eol}${items.join("")}`;
}

/** `text` as YAML that every reader takes for this very text: plain where that is safe, else in double quotes. */
export function writeScalar(text: string): string {
	return isPlainScalar(text) && !looksTyped(text) ? text : quote(text);
}

/** What YAML 1.1 or 1.2 would read as a number, a truth value or nothing. Dates stay plain: DESIGN.md writes them so. */
function looksTyped(text: string): boolean {
	return (
		/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text) ||
		/^(?:[-+]?[\d._]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.inf|\.nan)$/i.test(
			text,
		) ||
		/^\d+(?::\d+)+$/.test(text)
	);
}

/** JSON's strings are YAML's, once what YAML calls unprintable is escaped too. */
function quote(text: string): string {
	return JSON.stringify(text).replace(
		/[\u007f-\u009f\p{Cf}\u2028\u2029\u00a0]/gu,
		(character) =>
			Array.from(
				{ length: character.length },
				(_, unit) =>
					`\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`,
			).join(""),
	);
}
