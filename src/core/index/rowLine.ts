import { type Finding, findingCodes } from "../finding.ts";
import type { Message } from "../message.ts";
import type { Visibility } from "../note.ts";
import { parseNoteId } from "../noteId.ts";
import { baseName, parseRepoPath } from "../repoPath.ts";
import { asciiJson, escapeText, unescapeText } from "./asciiText.ts";
import { type NoteRow, noFindings, partSeparator } from "./noteRow.ts";
import {
	damagedAsUndefined,
	list,
	number,
	oneOf,
	text as textOf,
} from "./shape.ts";

/** Writes a row as a line with its line end: the file's name, its stamp, and what the row holds, between tabs. */
export function formatRow(row: NoteRow): string {
	const findings = row.findings.length > 0 ? asciiJson(row.findings) : "";
	return `${escapeText(baseName(row.file.path))}\t${row.stamp}\t${row.id ?? ""}\t${row.paths}\t${row.packed}\t${findings}\n`;
}

/**
 * Reads a line without its line end, of a file in the folder of this `prefix` (empty, or with `/` at its end);
 * `undefined` when it is not of the form. What is packed is checked when it is unpacked.
 */
export function parseRow(
	line: string,
	visibility: Visibility,
	prefix: string,
): NoteRow | undefined {
	const columns = line.split("\t");
	const [name, stamp, idText, paths, packed, json] = columns;
	if (json === undefined || columns.length > 6) return undefined;
	const plainName = unescapeText(name ?? "") ?? "";
	const path = parseRepoPath(prefix + plainName);
	const id = parseNoteId(idText ?? "");
	const findings = parseFindings(json);
	if (plainName.includes("/") || path !== prefix + plainName || !findings)
		return undefined;
	if (id === undefined ? idText || paths || packed : !staysInside(paths ?? ""))
		return undefined;
	return {
		file: { visibility, path },
		stamp: stamp ?? "",
		id,
		paths: paths ?? "",
		packed: packed ?? "",
		findings,
	};
}

/** Whether every path of the column is one that stays in the repository, in its plain form. */
function staysInside(paths: string): boolean {
	return paths.split(partSeparator).every((text) => {
		const path = unescapeText(text);
		return path !== undefined && parseRepoPath(path) === path;
	});
}

function parseFindings(json: string): readonly Finding[] | undefined {
	if (json === "") return noFindings;
	return damagedAsUndefined(() => list(JSON.parse(json), readFinding));
}

function readFinding(value: unknown): Finding {
	const { code, severity, lines, found, expected } = Object(value) as Record<
		string,
		unknown
	>;
	const { start, end } = Object(lines) as Record<string, unknown>;
	return {
		code: oneOf(findingCodes)(code),
		severity: oneOf(["error", "warning", "info"] as const)(severity),
		lines: { start: number(start), end: number(end) },
		found: typeof found === "string" ? found : readMessage(found),
		expected: readMessage(expected),
	};
}

function readMessage(value: unknown): Message {
	const { template, args } = Object(value) as Record<string, unknown>;
	return { template: textOf(template), args: list(args, readArgument) };
}

function readArgument(value: unknown): Message["args"][number] {
	if (typeof value === "string") return value;
	return typeof value === "number" ? number(value) : readMessage(value);
}
