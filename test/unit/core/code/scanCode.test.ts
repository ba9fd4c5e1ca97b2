import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeSyntaxOf } from "../../../../src/core/code/codeSyntax.ts";
import { scanCode } from "../../../../src/core/code/scanCode.ts";

const languages =
	"ts py go java c cpp cs rs rb php sh yaml toml sql html css scss lua hs ex tcl ini clj tf ps1 tex".split(
		" ",
	);

function syntaxOf(language: string) {
	const syntax = codeSyntaxOf(language);
	if (!syntax) throw new Error(`no syntax of ${language}`);
	return syntax;
}

/** How many characters it looks at. */
function readsOf(text: string, language: string): number {
	let reads = 0;
	scanCode(text, syntaxOf(language), (characters) => {
		reads += characters;
	});
	return reads;
}

describe("scanning code for comments and texts", () => {
	const pieces =
		'/ // /* */ # " \' ` HOLE ` } { ( [ ) \\ / /[ <!-- -- [[ [==[ """ \'\'\' <<A <<B A r#" R"( {- -} ; \n x'
			.replace("HOLE", "$".concat("{"))
			.split(" ");

	it.each(languages)(
		"looks at a text of %s a few times at most, however mean",
		(language) => {
			for (const piece of [
				...pieces,
				"'\\",
				'"\\',
				"/[",
				"= /",
				"<<A\n",
				"<<A ",
			])
				for (const text of [piece.repeat(20_000), `${piece} `.repeat(20_000)])
					expect(readsOf(text, language)).toBeLessThanOrEqual(
						6 * text.length + 100,
					);
		},
	);

	it("gives pieces in order that do not overlap, for any text", () => {
		const mean = fc
			.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })))
			.map((parts) => parts.join(" "));
		fc.assert(
			fc.property(mean, fc.constantFrom(...languages), (text, language) => {
				let at = 0;
				for (const { start, from, to, end } of scanCode(
					text,
					syntaxOf(language),
				)) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(from).toBeGreaterThanOrEqual(start);
					expect(to).toBeGreaterThanOrEqual(from);
					expect(end).toBeGreaterThanOrEqual(to);
					expect(end).toBeLessThanOrEqual(text.length);
					at = end;
				}
			}),
			{ numRuns: 1000, examples: [["<<A ''' \n ' /", "sh"]] },
		);
	});
});
