/** Code with a note on each of two functions, as it is on `main`. */
export const bridge = "src/bridge.ts";

/** Code of which no note speaks. */
export const crane = "src/crane.ts";
export const craneText = "export const TIMEOUT = 5000;\n";

/** The note on `raise`, and that on `lower`. */
export const notes = {
	raise: {
		id: "ra1sebr1",
		title: "Stop the carts before the chain moves",
		lines: [1, 4],
	},
	lower: {
		id: "d0wnbr1d",
		title: "Lower in two steps",
		lines: [6, 9],
	},
} as const;

export const bridgeText = [
	"export function raise(chain: Chain) {",
	"\tstopCarts();",
	"\tchain.wind(12);",
	"}",
	"",
	"export function lower(chain: Chain) {",
	"\tchain.unwind(6);",
	"\tchain.unwind(6);",
	"}",
	"",
].join("\n");

/** A branch on which `lower` is another, committed, and where a note is new. */
export const branch = "one-step";
