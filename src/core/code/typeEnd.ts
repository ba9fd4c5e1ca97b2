import { type CodeToken, isName, isText } from "./codeTokens.ts";

/** What ends a type, and what it is made of, in one place of a language. */
export interface TypeForm {
	/** Marks that end it, outside of its own brackets. */
	readonly ends: ReadonlySet<string>;
	/** Whether the line's end does, or the code's. */
	readonly endsWithLine: boolean;
	/** Words behind which another may follow. */
	readonly prefixes: ReadonlySet<string>;
	/** Words that may follow another. */
	readonly infixes: ReadonlySet<string>;
	/** Whether `{` begins a type, and `<` and `=>` are parts of one. */
	readonly isScript: boolean;
}

/** A longer one is taken for none: what is written by hand has some dozens. */
const mostTokens = 1_000;

/**
 * The index among the tokens of what ends the type that begins at `from`; `undefined` where there stands no type, or it does
 * not end as one does: then nothing may be left out.
 */
export function typeEnd(
	tokens: readonly CodeToken[],
	from: number,
	form: TypeForm,
): number | undefined {
	const open: string[] = [];
	let before = "";
	for (let at = from; at < from + mostTokens; at++) {
		const token = tokens[at]?.text;
		if (token === undefined)
			return form.endsWithLine && open.length === 0 && isWhole(before)
				? at
				: undefined;
		if (token.trim() === "" && token !== "\n") continue;
		if (open.length > 0) {
			if (isClosing(token, open.at(-1) ?? "")) open.pop();
			else if (")]}".includes(token)) return undefined;
			else if (opens(token, form)) open.push(token);
			if (token !== "\n") before = token;
			continue;
		}
		if (token === "\n") {
			if (!form.endsWithLine || !isWhole(before)) continue;
			if (!/^[|&]$/.test(nextSolid(tokens, at) ?? "")) return at;
			continue;
		}
		const isFunction = token === "=>" && before === ")";
		if (form.ends.has(token) && isWhole(before) && !isFunction) return at;
		if (!mayFollow(token, before, form)) return undefined;
		if (opens(token, form)) open.push(token);
		before = token;
	}
	return undefined;
}

/** Whether a type, or a value, may end behind a token. */
export function isWhole(token: string): boolean {
	return isName(token) || isText(token) || /^[)\]}>]$/.test(token);
}

function mayFollow(token: string, before: string, form: TypeForm): boolean {
	if (isName(token) || isText(token))
		return (
			!isWhole(before) ||
			form.prefixes.has(before) ||
			form.infixes.has(token) ||
			form.infixes.has(before)
		);
	if (token === "[") return true;
	if (token === "(")
		return !form.isScript || !isWhole(before) || form.prefixes.has(before);
	if (token === "{") return form.isScript && !isWhole(before);
	if (token === "<") return form.isScript;
	if (token === "=>") return form.isScript && before === ")";
	if (token === "|" || token === "&") return true;
	return (token === "-" || token === "*") && !isWhole(before);
}

function opens(token: string, { isScript }: TypeForm): boolean {
	return "([{".includes(token) || (isScript && token === "<");
}

function isClosing(token: string, open: string): boolean {
	return "([{<".indexOf(open) === ")]}>".indexOf(token);
}

function nextSolid(
	tokens: readonly CodeToken[],
	from: number,
): string | undefined {
	for (let at = from; at < tokens.length; at++) {
		const token = tokens[at]?.text ?? "";
		if (token.trim() !== "") return token;
	}
	return undefined;
}
