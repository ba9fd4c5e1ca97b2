import { enclosingHeaders } from "../../core/anchor/engine/enclosing.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";

const name = "([A-Za-z_$][\\w$]*)";
/** How functions, methods, classes and the like begin, the surest first; the first group is the name. */
const definitions: readonly RegExp[] = [
	new RegExp(
		`^(?:[\\w@]+(?:\\([^)]*\\))? +){0,6}(?:function\\*?|def|fun|func|fn|sub|class|interface|struct|enum|trait|impl|object|module|type|protocol)\\s+(?:\\([^)]*\\)\\s*)?(?:[\\w<>]+\\.)?${name}`,
	),
	new RegExp(
		`^(?:export\\s+)?(?:const|let|var|val)\\s+${name}\\s*(?::[^=]*)?=\\s*(?:async\\s*)?(?:\\(|function|<|\\w+\\s*=>|\\w+\\()`,
	),
	new RegExp(`^#define\\s+${name}`),
	// A method, or a function of C: its type, its name and its parameters.
	new RegExp(
		`^(?!(?:if|for|while|switch|catch|return|else|do|try|with|await|new|throw)\\b)(?:[\\w<>,.?&[\\]]+[\\s*&]+){0,6}${name}\\s*\\([^;]*(?:\\{|\\)|,|\\)\\s*:.*\\{)$`,
	),
	new RegExp(`^${name}\\s*[:=]\\s*(?:async\\s*)?(?:function\\b|\\(.*=>|\\{$)`),
];
const words = new Set(
	"if for while switch catch return else do try with await new throw of in it describe test then when".split(
		" ",
	),
);

/** The name of what a line begins to define; `undefined` where it defines nothing. */
export function definedIn(line: string): string | undefined {
	const text = line.slice(0, 300).trim();
	for (const definition of definitions) {
		const found = definition.exec(text)?.[1];
		if (found !== undefined && !words.has(found)) return found;
	}
	return undefined;
}

/** Whether what a name stands for can be called, by the line that defines it. */
function isCallable(line: string): boolean {
	return !/\b(?:class|interface|struct|enum|trait|impl|object|module|type|protocol)\s+[A-Za-z_]/.test(
		line,
	);
}

/**
 * The innermost function, method or class that a line (1-based) stands in, or begins, as people write it: `backoff()`,
 * `Queue`; `undefined` where none is seen.
 */
export function symbolAt(text: PreparedText, line: number): string | undefined {
	const index = text.solid.findIndex((each) => each.line >= line);
	if (index < 0) return undefined;
	for (const at of [index, ...enclosingHeaders(text, index, 6)]) {
		const source = text.lines[(text.solid[at]?.line ?? 0) - 1] ?? "";
		const found = definedIn(source);
		if (found !== undefined) return isCallable(source) ? `${found}()` : found;
	}
	return undefined;
}
