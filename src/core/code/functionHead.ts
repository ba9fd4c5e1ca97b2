/** Words that begin something else than a function. */
const notHeads = new Set(
	"if for while switch catch return with class = new".split(" "),
);

/** Where a function that code begins with names itself and what it takes: indexes of tokens. */
export interface FunctionHead {
	readonly name: number;
	readonly open: number;
	readonly close: number;
}

/** `undefined` where the code begins with no function. */
export function headOf(
	tokens: readonly string[],
	language: string,
): FunctionHead | undefined {
	const open = tokens.indexOf("(");
	if (open < 0) return undefined;
	let close = closeOf(tokens, open);
	let name = open - 1;
	// Before the name of a method of Go stands in brackets what it is called on.
	if (language === "go" && solid(tokens, open, -1) === "func") {
		const next = tokens.indexOf("(", close);
		if (next >= 0 && next <= close + 3) {
			name = next - 1;
			close = closeOf(tokens, next);
		}
	}
	const words = tokens.slice(0, open);
	if (words.some((word) => notHeads.has(word))) return undefined;
	const begin = tokens
		.slice(close + 1, close + 24)
		.find((token) => /^(?:\{|=>|;|[\uE001\uE003].*)$/.test(token));
	const isFunction =
		language === "py" ? words.includes("def") : /^(?:\{|=>)$/.test(begin ?? "");
	return isFunction ? { name, open, close } : undefined;
}

function closeOf(tokens: readonly string[], open: number): number {
	let at = open + 1;
	for (let depth = 1; at < tokens.length; at++) {
		if (tokens[at] === "(") depth++;
		else if (tokens[at] === ")" && --depth === 0) break;
	}
	return at;
}

/** The next token to a side that is no white space; none: empty. */
export function solid(
	tokens: readonly string[],
	at: number,
	step: 1 | -1,
): string {
	const next = tokens[at + step];
	return (next === "\uE000" ? tokens[at + 2 * step] : next) ?? "";
}
