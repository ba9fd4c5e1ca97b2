/** Texts that would make a note that is not read: what they are, the code of the refusal, and what it says. */
export const unreadable: readonly (readonly [
	name: string,
	text: string,
	code: "bad-argument" | "too-large",
	message: RegExp,
])[] = [
	["a NUL", "a \0 b", "bad-argument", /NUL character \(U\+0000\) after “a ”/],
	[
		"too many characters",
		"some text ".repeat(90_000),
		"too-large",
		/9\d{5} characters\. Allowed: at most 262144 characters/,
	],
	[
		"too many lines",
		"a\n".repeat(6_000),
		"too-large",
		/more than 5000 lines\. Allowed: at most 5000 lines/,
	],
	[
		"a line that nests too deep",
		`${"> ".repeat(300)}deep`,
		"too-large",
		/too intricate to be read, at line \d+\. Expected: blank lines/,
	],
	[
		"blocks that take too long",
		`${"- a\n".repeat(400)}<b>\n`,
		"too-large",
		/too intricate to be read, at line \d+\. Expected: blank lines/,
	],
];
