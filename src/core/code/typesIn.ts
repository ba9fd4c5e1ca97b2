import { pythonTypes } from "./pythonTypes.ts";
import { scriptTypes } from "./scriptTypes.ts";

/** Where a type stands, with the mark before it: indexes of its first character, and behind its last. */
export interface TypeSpan {
	readonly start: number;
	readonly end: number;
}

/**
 * The types that do nothing when the code runs, in order and disjoint: those annotated to parameters, variables and results
 * in Python and TypeScript; none in other languages. What is not certain to be such a type is none: then a change of it counts.
 *
 * Types that are what is said stay: interfaces and types that have a name, fields, parameters of constructors and decorated
 * ones in TypeScript; in Python the fields of a class and what a decorated function takes and gives, which libraries read
 * when it runs, but for decorators that are known to read none. `code` is a whole file without comments.
 */
export function typesIn(code: string, language: string): readonly TypeSpan[] {
	if (language === "py") return pythonTypes(code);
	return language === "ts" || language === "tsx" ? scriptTypes(code) : [];
}
