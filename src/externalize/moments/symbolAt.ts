import { declaredIn } from "../../core/anchor/engine/declaredIn.ts";
import { enclosingHeaders } from "../../core/anchor/engine/enclosing.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";

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
		const found = declaredIn(source);
		if (found !== undefined) return isCallable(source) ? `${found}()` : found;
	}
	return undefined;
}
