import { type Finding, findingCodes } from "../finding.ts";
import type { Message } from "../message.ts";
import type { Visibility } from "../note.ts";
import { parseNoteId } from "../noteId.ts";
import { baseName, parseRepoPath, type RepoPath } from "../repoPath.ts";
import { type NoteLink, noLinks } from "../scan/noteLinks.ts";
import { asciiJson, escapeText, unescapeText } from "./asciiText.ts";
import { type NoteRow, noFindings, partSeparator } from "./noteRow.ts";
import {
	damagedAsUndefined,
	list,
	number,
	oneOf,
	parts,
	text as textOf,
} from "./shape.ts";

/** Writes a row as a line with its line end: the file's name, its stamp, and what the row holds, between tabs. */
export function formatRow(row: NoteRow): string {
	const { findings, links } = row;
	const rest = findings.length + links.length > 0;
	return `${escapeText(baseName(row.file.path))}\t${row.stamp}\t${row.id ?? ""}\t${row.paths}\t${row.packed}\t${rest ? asciiJson([findings, links]) : ""}\n`;
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
	const rest = parseRest(json);
	if (plainName.includes("/") || path !== prefix + plainName || !rest)
		return undefined;
	if (id === undefined ? idText || paths || packed : !staysInside(paths ?? ""))
		return undefined;
	return {
		file: { visibility, path },
		stamp: stamp ?? "",
		id,
		paths: paths ?? "",
		packed: packed ?? "",
		...rest,
	};
}

/** Whether every path of the column is one that stays in the repository, in its plain form. */
function staysInside(paths: string): boolean {
	return paths.split(partSeparator).every((text) => {
		const path = unescapeText(text);
		return path !== undefined && parseRepoPath(path) === path;
	});
}

function parseRest(
	json: string,
): Pick<NoteRow, "findings" | "links"> | undefined {
	if (json === "") return { findings: noFindings, links: noLinks };
	return damagedAsUndefined(() => {
		const [findings, links] = parts(JSON.parse(json), 2);
		return {
			findings: list(findings, readFinding),
			links: list(links, readLink),
		};
	});
}

function readLink(value: unknown): NoteLink {
	const { line, written, target } = Object(value) as Record<string, unknown>;
	return {
		line: number(line),
		written: textOf(written),
		target: textOf(target) as RepoPath,
	};
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
