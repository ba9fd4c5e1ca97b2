import { type FunctionHead, headOf, solid } from "./functionHead.ts";
import { isLineMark } from "./substanceTokens.ts";

/** Languages of which it is known how a function names what is its own. */
const languages: ReadonlySet<string> = new Set(
	"js jsx ts tsx py go rs java kt cs c cpp".split(" "),
);
/** Those in which a type stands before what it declares. */
const typeFirst: ReadonlySet<string> = new Set("java cs c cpp".split(" "));
/** Words before a name that they declare. */
const declaring = new Set("const let var val mut for auto foreach".split(" "));
/** Words that stand before values, not before names that a type declares. */
const notTypes = new Set(
	"return in of new await typeof instanceof case throw delete not and or if else elif yield is as raise del assert import from global nonlocal go defer match when where void do goto async static def func fn fun function class".split(
		" ",
	),
);
/** Of a longer function it would take too long to say which names are its own. */
const mostTokens = 5_000;
const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
/**
 * Whether two functions, by their tokens, differ in nothing but what they, their parameters and variables of their own are
 * called. A name is one's own where it is declared before it is used, and is neither reached through something nor a key of
 * anything. What is not certain to be so is not.
 */
export function isButRenamed(
	then: readonly string[],
	now: readonly string[],
	language: string,
): boolean {
	if (!languages.has(language) || then.length !== now.length) return false;
	if (then.length > mostTokens) return false;
	const names = new Map<string, string>();
	for (const [at, old] of then.entries()) {
		const renamed = now[at] ?? "";
		const known = names.get(old) ?? renamed;
		if (known !== renamed) return false;
		if (isName.test(old)) names.set(old, renamed);
		else if (old !== renamed) return false;
	}
	if (new Set(names.values()).size !== names.size) return false;
	const changed = [...names].filter(([old, renamed]) => old !== renamed);
	return changed.every(
		([old, renamed]) =>
			isName.test(renamed) &&
			isOwn(then, old, language) &&
			isOwn(now, renamed, language),
	);
}

/** Whether a name is declared where it first stands, and nobody outside of the function knows it, but for the function's own. */
function isOwn(
	tokens: readonly string[],
	name: string,
	language: string,
): boolean {
	const head = headOf(tokens, language);
	const places = tokens.flatMap((token, at) => (token === name ? [at] : []));
	const [first = 0] = places;
	if (!head || !isDeclared(tokens, first, language, head)) return false;
	return places.every((at) => {
		const before = solid(tokens, at, -1);
		const behind = solid(tokens, at, 1);
		if (/^(?:\.|->|::|\?\.)$/.test(before)) return false;
		const isKey =
			at !== first && /^[{,(]$/.test(before) && /^[:=]$/.test(behind);
		const isOwnKey =
			at !== first && /^[{,]$/.test(before) && /^[},]$/.test(behind);
		return !isKey && !(isOwnKey && opener(tokens, at) === "{");
	});
}

function isDeclared(
	tokens: readonly string[],
	at: number,
	language: string,
	{ name, open, close }: FunctionHead,
): boolean {
	if (at === name) return true;
	if (at > open && at < close)
		return (
			opener(tokens, at) === "(" &&
			(typeFirst.has(language)
				? /^[\]>*&]$/.test(solid(tokens, at, -1)) || isTyped(tokens, at)
				: /^[(,*&.]$/.test(solid(tokens, at, -1)) ||
					(language === "rs" && solid(tokens, at, -1) === "mut"))
		);
	let start = at;
	while (
		solid(tokens, start, -1) === "," &&
		isName.test(tokens[start - 2] ?? "")
	)
		start -= 2;
	let end = at;
	while (solid(tokens, end, 1) === "," && isName.test(tokens[end + 2] ?? ""))
		end += 2;
	const before = solid(tokens, start, -1);
	const behind = solid(tokens, end, 1);
	if (declaring.has(before) || behind === ":=") return true;
	if (language === "py") return behind === "=" && isLineMark(before);
	return (
		typeFirst.has(language) && /^[=;]$/.test(behind) && isTyped(tokens, at)
	);
}

/** Whether the word before it is none that stands before values: then it is a type. */
function isTyped(tokens: readonly string[], at: number): boolean {
	const before = solid(tokens, at, -1);
	return (
		tokens[at - 1] === "\uE000" && isName.test(before) && !notTypes.has(before)
	);
}

/** The bracket in which a token stands. */
function opener(tokens: readonly string[], at: number): string | undefined {
	let depth = 0;
	for (let index = at - 1; index >= 0; index--) {
		const token = tokens[index] ?? "";
		if (/^[)\]}]$/.test(token)) depth++;
		else if (/^[([{]$/.test(token) && depth-- === 0) return token;
	}
	return undefined;
}
