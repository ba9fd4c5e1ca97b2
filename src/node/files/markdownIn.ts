import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { isMissing } from "./fileError.ts";

/** The texts of the Markdown files right in a folder (absolute), by name; empty where there is none. Throws `unreadable`. */
export function markdownIn(folder: string): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const name of namesIn(folder)) {
		if (!/\.(?:md|markdown)$/i.test(name)) continue;
		const file = path.join(folder, name);
		const text = isFolder(file) ? undefined : textOfFile(file);
		if (text !== undefined) texts.set(name, text);
	}
	return texts;
}

function isFolder(file: string): boolean {
	return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (isMissing(error)) return [];
		throw new TacitError("unreadable", msg`${folder} cannot be read.`, {
			cause: error,
		});
	}
}

/** The text of a file (absolute); `undefined` where there is none. Throws `unreadable`. */
export function textOfFile(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw new TacitError("unreadable", msg`${file} cannot be read.`, {
			cause: error,
		});
	}
}
