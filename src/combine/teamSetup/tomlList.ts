import { withPattern } from "./listEdit.ts";
import { appendBlock, insertBlock } from "./markedBlock.ts";
import { everyNote, type noNotes } from "./notesPattern.ts";
import { entryAt, isSamePath, readToml, type TomlSource } from "./readToml.ts";

/** The line that Tacit writes into a table without an `exclude`. */
export const excludeLine = `exclude = [${JSON.stringify(everyNote)}]`;

/**
 * The TOML with the pattern in the list at `path`. Missing lists stay missing. `undefined` where something else
 * than a list stands there.
 */
export function withTomlPattern(
	source: string,
	path: readonly string[],
	pattern: typeof everyNote | typeof noNotes,
): string | undefined {
	const toml = readToml(source);
	const list = toml && entryAt(toml, ...path);
	if (!toml) return undefined;
	return list ? withPattern(source, list, pattern, "toml") : source;
}

/**
 * The TOML with every note in `exclude` of the table; list and table are made where they are missing. `undefined` where
 * the table is written in a form that cannot be added to safely (inline, dotted keys).
 */
export function withTomlExclusion(
	source: string,
	table: readonly string[],
): string | undefined {
	const toml = readToml(source);
	if (!toml) return undefined;
	if (entryAt(toml, ...table, "exclude"))
		return withTomlPattern(source, [...table, "exclude"], everyNote);
	if (isWrittenOtherwise(toml, table)) return undefined;
	const header = toml.tables.find(
		({ path, isItem }) => !isItem && isSamePath(path, table),
	);
	return header
		? insertBlock(source, header.end, [excludeLine])
		: appendBlock(source, [`[${table.join(".")}]`, excludeLine]);
}

/** Whether a part of the table's path is an inline table, made by dotted keys, or one of several. */
function isWrittenOtherwise(
	toml: TomlSource,
	table: readonly string[],
): boolean {
	const begins = (path: readonly string[], length: number) =>
		isSamePath(path.slice(0, length), table.slice(0, length));
	return (
		toml.entries.some(
			({ path, tableLength }) =>
				path.length > tableLength &&
				(path.length <= table.length
					? begins(path, path.length)
					: tableLength < table.length && begins(path, table.length)),
		) ||
		toml.tables.some(
			({ path, isItem }) =>
				isItem && path.length <= table.length && begins(path, path.length),
		)
	);
}
