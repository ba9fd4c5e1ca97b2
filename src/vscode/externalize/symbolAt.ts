import {
	commands,
	type DocumentSymbol,
	type SymbolInformation,
	type TextDocument,
} from "vscode";
import type { LineRange } from "../../core/lineRange.ts";
import { rangeOf } from "../textLines.ts";

/** Milliseconds that a language server may take: a note is not kept waiting for one that is still starting. */
const patience = 1500;

/**
 * The dotted path of the innermost symbol that holds all the lines (`TokenStore.refresh`); `undefined` where there
 * is none, or nobody who knows.
 */
export async function symbolAt(
	document: TextDocument,
	lines: LineRange,
): Promise<string | undefined> {
	const asked = commands.executeCommand<
		(DocumentSymbol | SymbolInformation)[] | undefined
	>("vscode.executeDocumentSymbolProvider", document.uri);
	const timeout = new Promise<undefined>((resolve) =>
		setTimeout(() => resolve(undefined), patience),
	);
	const symbols = await Promise.race([asked, timeout]).catch(() => undefined);
	const wanted = document.validateRange(rangeOf(lines));
	const path: string[] = [];
	let level = (symbols ?? []).filter((symbol) => "children" in symbol);
	for (;;) {
		const around = level.find(
			({ range }) =>
				range.start.line <= wanted.start.line &&
				range.end.line >= wanted.end.line &&
				lines.end - lines.start <= range.end.line - range.start.line,
		);
		if (!around) break;
		path.push(around.name);
		level = around.children;
	}
	return path.length > 0 ? path.join(".") : undefined;
}
