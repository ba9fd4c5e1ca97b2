/** Lines that stand everywhere: brackets, and words that say nothing alone. White space is already gone. */
const common =
	/^\W*(?:else|try|finally|do|end|begin|return|break|continue|pass|default|then|fi|done|esac)?\W*$/;

/** Whether a line, without its white space, is too common to tell one place from another. */
export function isCommonLine(text: string): boolean {
	return text.length < 20 && common.test(text);
}

/** Stands for a line of which only that it was there is known. */
export const unknownLine = "⋯";

/** How much a line says about where it stands, .05 (a bracket) to 1 (0 for an unknown one), by the letters and digits it has. */
export function lineWeight(text: string): number {
	if (text === unknownLine) return 0;
	let letters = 0;
	for (let at = 0; at < text.length && letters < 14; at++) {
		const code = text.charCodeAt(at);
		if (
			(code > 96 && code < 123) ||
			(code > 64 && code < 91) ||
			(code > 47 && code < 58) ||
			code > 127
		)
			letters++;
	}
	return letters === 0 ? 0.05 : Math.min(1, 0.15 + letters / 16);
}
