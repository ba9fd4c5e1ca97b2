import process from "node:process";
import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Whether somebody sits there to be asked. */
export function isInteractive(): boolean {
	return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Writes a line, or several, to standard output. */
export function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

/** Writes a line, or several, to standard error: what a person should know, and a program that reads should not. */
export function remark(text: string): void {
	process.stderr.write(`${text}\n`);
}

/** Writes a value as JSON to standard output, indented by two spaces. */
export function printJson(value: object): void {
	print(JSON.stringify(value, undefined, 2));
}

/** The text in colours where standard output is a terminal that shows them; `NO_COLOR` and `FORCE_COLOR` are obeyed. */
export function paint(format: Format, text: string): string {
	return styleText(format, text, {
		stream: process.stdout,
		validateStream: true,
	});
}

/**
 * Text from a repository as it may be shown on a terminal: without control characters, so that no note can move the
 * cursor, colour what follows or turn its direction. Tabs and line ends stay.
 */
export function shown(text: string): string {
	return text
		.replaceAll("\r\n", "\n")
		.replace(
			/[^\P{Cc}\t\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
			"",
		);
}

/** The same on one line. */
export function shownLine(text: string): string {
	return shown(text).replace(/\s+/g, " ").trim();
}

/** A path as it is typed after a command: quoted where a shell would take it apart, and never to be taken for an option. */
export function asArgument(path: string): string {
	const plain = shownLine(path);
	const quoted = /^[\w@%+=:,./#-]+$/.test(plain)
		? plain
		: `'${plain.replaceAll("'", "'\\''")}'`;
	return plain.startsWith("-") ? `-- ${quoted}` : quoted;
}
