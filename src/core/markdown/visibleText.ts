/**
 * Text without what cannot be seen: zero-width marks, marks that steer writing direction, tags, soft hyphens and
 * controls other than tab and line ends; spaces of all widths become one kind. Joiners stay where a script or an emoji needs them: beside a character
 * beyond ASCII.
 */
export function visibleText(text: string): string {
	return text
		.replace(/[\v\f\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
		.replace(hidden, "")
		.replace(
			/([^\p{ASCII}\p{Z}\p{C}\p{P}]?)([\u200c\u200d]+)(?=([^\p{ASCII}\p{Z}\p{C}\p{P}]?))/gu,
			(_, before: string, joiners: string, after: string) =>
				before && after ? before + joiners : before,
		);
}

/** The same for code, where something hidden may be an attack: each such character becomes `‹U+202E›`. */
export function visibleCode(text: string): string {
	return text.replace(hidden, (character) => {
		const code = character.codePointAt(0) ?? 0;
		return `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
	});
}

const hidden =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
	// biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for alone
	/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]/gu;
