import { declaredIn } from "../../core/anchor/engine/declaredIn.ts";
import { enclosingHeaders } from "../../core/anchor/engine/enclosing.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { symbolAt } from "../moments/symbolAt.ts";

/**
 * What `symbolAt` names, with what it stands in before it, so that two of one name are told apart: `Option.__init__()`.
 * `undefined` where none is seen.
 */
export function qualifiedSymbol(
	text: PreparedText,
	line: number,
): string | undefined {
	const symbol = symbolAt(text, line);
	const at = text.solid.findIndex((each) => each.line >= line);
	if (symbol === undefined || at < 0) return symbol;
	const bare = symbol.replace(/\(\)$/, "");
	const names = enclosingHeaders(text, at, 6).flatMap(
		(header) =>
			declaredIn(text.lines[(text.solid[header]?.line ?? 0) - 1] ?? "") ?? [],
	);
	const outer = names[names.indexOf(bare) + 1];
	return outer === undefined || outer === bare ? symbol : `${outer}.${symbol}`;
}
