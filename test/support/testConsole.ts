import { format } from "node:util";

/*
 * Takes the place of the global console in bundled editor tests (see bundleEditorTests.ts). The extension host's
 * console also carries what the editor itself has to say; a mark in front of each line tells the tests' words from it.
 */
const mark = process.env["TACIT_CONSOLE_MARK"] ?? "";

function writeMarked(...values: readonly unknown[]): void {
	globalThis.console.log(
		mark + format(...values).replaceAll("\n", `\n${mark}`),
	);
}

/** A console whose lines reach the terminal of whoever started the tests. */
export const console = {
	log: writeMarked,
	info: writeMarked,
	warn: writeMarked,
	error: writeMarked,
	debug: writeMarked,
};
