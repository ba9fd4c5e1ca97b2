import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { isMissing } from "./fileError.ts";

/**
 * Writes a file that somebody asked for by name (absolute), wherever it lies: whole, or not at all. Throws `conflict` where a file
 * stands there that holds something else, unless `mayReplace` says of its text that it may go; and `unwritable`.
 */
export function exportFile(
	file: string,
	text: string,
	mayReplace: (text: string) => boolean,
): void {
	const before = textOf(file);
	if (before === text) return;
	if (before !== undefined && !mayReplace(before))
		throw new TacitError(
			"conflict",
			msg`${file} is there already, and no earlier export. Name another, or give --force.`,
		);
	try {
		mkdirSync(path.dirname(file), { recursive: true });
		const beside = `${file}.${process.pid}.tmp`;
		writeFileSync(beside, text);
		renameSync(beside, file);
	} catch (error) {
		throw new TacitError("unwritable", msg`${file} cannot be written.`, {
			cause: error,
		});
	}
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw new TacitError("unreadable", msg`${file} cannot be read.`, {
			cause: error,
		});
	}
}
