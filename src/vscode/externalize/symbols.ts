import {
	commands,
	type DocumentSymbol,
	type SymbolInformation,
	SymbolKind,
	type TextDocument,
} from "vscode";
import type { LineRange } from "../../core/lineRange.ts";
import { linesTouched, rangeOf } from "../textLines.ts";

/** Milliseconds that a language server may take for a note, which is not kept waiting for one that is still starting. */
const patience = 1500;

/** A function, a class, or whatever else the language names. */
export interface SymbolThere {
	/** Dotted path, e.g. `TokenStore.refresh`. */
	readonly name: string;
	/** All of it: its declaration and its body. */
	readonly lines: LineRange;
}

/** The innermost symbol that holds all the lines, variables of functions left out, if it is told within `atMost` milliseconds; `undefined` where there is none, or nobody who knows. */
export async function symbolAround(
	document: TextDocument,
	lines: LineRange,
	atMost = patience,
): Promise<SymbolThere | undefined> {
	const wanted = document.validateRange(rangeOf(lines));
	const path: DocumentSymbol[] = [];
	let level = await symbolsOf(document, atMost);
	for (;;) {
		const around = level.find(
			({ range }) =>
				range.start.line <= wanted.start.line &&
				range.end.line >= wanted.end.line &&
				lines.end - lines.start <= range.end.line - range.start.line,
		);
		if (!around) return symbolAt(path);
		path.push(around);
		level = isBody(around) ? around.children.filter(isNamed) : around.children;
	}
}

/** Whether it is code that runs, whose variables are nobody's business outside of it. */
function isBody({ kind }: DocumentSymbol): boolean {
	return (
		kind === SymbolKind.Function ||
		kind === SymbolKind.Method ||
		kind === SymbolKind.Constructor
	);
}

function isNamed({ kind }: DocumentSymbol): boolean {
	return kind !== SymbolKind.Variable && kind !== SymbolKind.Constant;
}

/** Where the symbol of this dotted path is; `undefined` where there is none, several, or nobody who knows. */
export async function findSymbol(
	document: TextDocument,
	name: string,
): Promise<SymbolThere | undefined> {
	const found: (readonly DocumentSymbol[])[] = [];
	const look = (
		level: readonly DocumentSymbol[],
		above: readonly DocumentSymbol[],
	) => {
		for (const symbol of level) {
			const path = [...above, symbol];
			// A symbol's own name may hold dots.
			const own = nameOf(path);
			if (own === name) found.push(path);
			else if (name.startsWith(`${own}.`)) look(symbol.children, path);
		}
	};
	look(await symbolsOf(document), []);
	const [only, ...more] = found;
	return only && more.length === 0 ? symbolAt(only) : undefined;
}

async function symbolsOf(
	document: TextDocument,
	atMost = patience,
): Promise<readonly DocumentSymbol[]> {
	const asked = commands.executeCommand<
		(DocumentSymbol | SymbolInformation)[] | undefined
	>("vscode.executeDocumentSymbolProvider", document.uri);
	const timeout = new Promise<undefined>((resolve) =>
		setTimeout(() => resolve(undefined), atMost),
	);
	const symbols = await Promise.race([asked, timeout]).catch(() => undefined);
	return (symbols ?? []).filter((symbol) => "children" in symbol);
}

function symbolAt(path: readonly DocumentSymbol[]): SymbolThere | undefined {
	const symbol = path.at(-1);
	return symbol && { name: nameOf(path), lines: linesTouched(symbol.range) };
}

function nameOf(path: readonly DocumentSymbol[]): string {
	return path.map(({ name }) => name).join(".");
}
