/** What a tour's `when` may ask for: the names that CodeTour gives it. */
export type WhenContext = Readonly<
	Record<"isLinux" | "isMac" | "isWindows" | "isWeb", boolean>
>;

/** Longer conditions are not read, in UTF-16 units. */
const longest = 2000;
/** Brackets and `!` within one another that are read. */
const deepest = 50;

type Value = string | number | boolean | undefined;

/**
 * Whether a tour is meant here, by its `when`; `undefined` where that cannot be read. The condition is in Jexl, as CodeTour's player
 * reads it, of which all is read that makes sense of these names: literals, `!`, `==`, `!=`, `<`, `<=`, `>`, `>=`, `in` a text, `&&` and
 * `||` (which bind alike, from left to right), arithmetic, `a ? b : c` and brackets. A name that is not given has no value. Nothing of
 * it is run: there are no calls, and no fields of anything.
 */
export function whenHolds(
	when: string,
	context: WhenContext,
): boolean | undefined {
	const tokens = when.length > longest ? undefined : tokensOf(when);
	if (!tokens) return undefined;
	try {
		return Boolean(valueIn(tokens, new Map(Object.entries(context))));
	} catch (error) {
		if (error instanceof Unreadable) return undefined;
		throw error;
	}
}

class Unreadable extends Error {}

const token =
	/\s*(?:("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|((?:\d*\.)?\d+)|([A-Za-z_$][\w$]*)|(==|!=|>=|<=|&&|\|\||\/\/|[-+*/%^<>!?:()]))/y;

interface Token {
	readonly kind: "text" | "number" | "word" | "mark";
	readonly text: string;
}

function tokensOf(source: string): readonly Token[] | undefined {
	const tokens: Token[] = [];
	const rest = source.trimEnd();
	token.lastIndex = 0;
	while (token.lastIndex < rest.length) {
		const [, text, number, word, mark] = token.exec(rest) ?? [];
		if (text !== undefined)
			tokens.push({
				kind: "text",
				text: text.slice(1, -1).replace(/\\(["'\\])/g, "$1"),
			});
		else if (number !== undefined)
			tokens.push({ kind: "number", text: number });
		else if (word === "in") tokens.push({ kind: "mark", text: word });
		else if (word !== undefined) tokens.push({ kind: "word", text: word });
		else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
		else return undefined;
	}
	return tokens;
}

/** How strongly operators of two sides bind. */
const strengths: ReadonlyMap<string, number> = new Map([
	...["&&", "||"].map((mark) => [mark, 10] as const),
	...["==", "!=", ">", ">=", "<", "<=", "in"].map(
		(mark) => [mark, 20] as const,
	),
	...["+", "-"].map((mark) => [mark, 30] as const),
	...["*", "/", "//"].map((mark) => [mark, 40] as const),
	...["%", "^"].map((mark) => [mark, 50] as const),
]);

function valueIn(
	tokens: readonly Token[],
	names: ReadonlyMap<string, Value>,
): Value {
	let at = 0;
	let depth = 0;
	const isMark = (text: string) =>
		tokens[at]?.kind === "mark" && tokens[at]?.text === text;
	const take = (text: string) => {
		if (!isMark(text)) return false;
		at++;
		return true;
	};
	const need = (text: string) => {
		if (!take(text)) throw new Unreadable();
	};
	const within = <T>(read: () => T): T => {
		if (++depth > deepest) throw new Unreadable();
		const value = read();
		depth--;
		return value;
	};
	/** Both sides are read, whichever counts: they do nothing. */
	const whole = (): Value => {
		const test = sides(0);
		if (!take("?")) return test;
		return within(() => {
			const yes = isMark(":") ? test : whole();
			need(":");
			const no = whole();
			return test ? yes : no;
		});
	};
	const sides = (least: number): Value => {
		let left = one();
		for (;;) {
			const next = tokens[at];
			const strength = next?.kind === "mark" && strengths.get(next.text);
			if (!next || !strength || strength <= least) return left;
			at++;
			left = applied(next.text, left, sides(strength));
		}
	};
	const one = (): Value => {
		const next = tokens[at++];
		switch (next?.kind) {
			case "text":
				return next.text;
			case "number":
				return Number(next.text);
			case "word":
				if (next.text === "true" || next.text === "false")
					return next.text === "true";
				return names.get(next.text);
			case "mark":
				if (next.text === "!") return within(() => !one());
				if (next.text === "-") return within(() => -asNumber(one()));
				if (next.text === "(")
					return within(() => {
						const value = whole();
						need(")");
						return value;
					});
		}
		throw new Unreadable();
	};
	const value = whole();
	if (at < tokens.length) throw new Unreadable();
	return value;
}

function applied(mark: string, left: Value, right: Value): Value {
	switch (mark) {
		case "&&":
			return left ? right : left;
		case "||":
			return left ? left : right;
		case "==":
			return isAlike(left, right);
		case "!=":
			return !isAlike(left, right);
		case "in":
			return typeof right === "string" && right.includes(String(left));
		case "<":
			return isLess(left, right);
		case ">":
			return isLess(right, left);
		case "<=":
			return isLess(left, right) || isEqual(left, right);
		case ">=":
			return isLess(right, left) || isEqual(left, right);
		case "+":
			return typeof left === "string" || typeof right === "string"
				? `${left}${right}`
				: asNumber(left) + asNumber(right);
		case "-":
			return asNumber(left) - asNumber(right);
		case "*":
			return asNumber(left) * asNumber(right);
		case "/":
			return asNumber(left) / asNumber(right);
		case "//":
			return Math.floor(asNumber(left) / asNumber(right));
		case "%":
			return asNumber(left) % asNumber(right);
		default:
			return asNumber(left) ** asNumber(right);
	}
}

/** As `==` of JavaScript. */
function isAlike(left: Value, right: Value): boolean {
	if (typeof left === typeof right) return left === right;
	if (left === undefined || right === undefined) return false;
	return asNumber(left) === asNumber(right);
}

/** Two texts by their letters, all else by number. */
function isLess(left: Value, right: Value): boolean {
	return typeof left === "string" && typeof right === "string"
		? left < right
		: asNumber(left) < asNumber(right);
}

function isEqual(left: Value, right: Value): boolean {
	return typeof left === "string" && typeof right === "string"
		? left === right
		: asNumber(left) === asNumber(right);
}

function asNumber(value: Value): number {
	return Number(value);
}
