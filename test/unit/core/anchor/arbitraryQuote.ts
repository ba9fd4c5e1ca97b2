import fc from "fast-check";
import type { Quote } from "../../../../src/core/anchor/anchor.ts";

const line = fc.oneof(
	fc.constantFrom(
		"",
		"",
		"  ",
		"\tindented",
		"```",
		"~~~",
		"````` ts tacit file=x",
		"---",
		"# not a title",
		"## Discussion",
		"<!--",
		"⋯ 5 lines left out, sha256:0123456789abcdef ⋯",
		"let größe = `a`;",
		"\u2028",
		"\ufeff",
	),
	fc
		.string({ unit: "binary", maxLength: 20 })
		.map((text) => text.replace(/[\r\n\0]/g, "")),
);

/** Lines of code as a quote may hold them. */
export const quote: fc.Arbitrary<Quote> = fc
	.array(line, { maxLength: 6 })
	.map((lines) => ({ lines }));
