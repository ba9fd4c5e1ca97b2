import { headOf } from "./functionHead.ts";

/** Without the types of what a function that the code begins with takes and gives, and the marks around unsafe code. */
export function plainRust(tokens: readonly string[]): readonly string[] {
	const head = headOf(tokens, "rs");
	const typed = new Set<number>();
	if (head) {
		let depth = 0;
		for (let at = head.open + 1, isType = false; at < head.close; at++) {
			const token = tokens[at] ?? "";
			if (token === ":" && depth === 0) isType = true;
			if (token === "," && depth === 0) isType = false;
			if (/^[([{<]$/.test(token)) depth++;
			else if (/^[)\]}>]$/.test(token)) depth--;
			if (isType) typed.add(at);
		}
		let at = head.close + 1;
		if (tokens[at] === "->")
			for (
				;
				at < tokens.length && !/^(?:\{|where)$/.test(tokens[at] ?? "");
				at++
			)
				typed.add(at);
	}
	const closing: boolean[] = [];
	return tokens.filter((token, at) => {
		if (token === "{") closing.push(tokens[at - 1] === "unsafe");
		const isMarked = closing.at(-1) === true;
		if (token === "}") closing.pop();
		if ((token === "{" || token === "}") && isMarked) return false;
		if (token === "unsafe" && tokens[at + 1] === "{") return false;
		return !typed.has(at);
	});
}
