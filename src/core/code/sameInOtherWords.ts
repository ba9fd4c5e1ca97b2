import { plainPython } from "./plainPython.ts";
import { plainRust } from "./plainRust.ts";
import { isButRenamed } from "./renamedVariables.ts";
import { tokensOf } from "./substanceTokens.ts";

/**
 * Whether two stretches of code, other ones by `substanceOf`, do the same all the same: names of a function's own are others
 * (`isButRenamed`); in Rust, too, types that it takes and gives, and marks around unsafe code; in Python, how it is said
 * that a type may be one of several.
 */
export function isSameInOtherWords(
	before: string,
	after: string,
	language: string,
): boolean {
	const read = (code: string) => {
		const tokens = tokensOf(code);
		if (language === "rs") return plainRust(tokens);
		return language === "py" ? plainPython(tokens) : tokens;
	};
	const then = read(before);
	const now = read(after);
	return then.join() === now.join() || isButRenamed(then, now, language);
}
