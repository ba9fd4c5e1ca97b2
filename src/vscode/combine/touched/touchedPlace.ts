import { type Uri, workspace } from "vscode";
import { isTacitError } from "../../../core/errors.ts";
import type { LineRange } from "../../../core/lineRange.ts";
import type { TouchedFinding } from "./touchedChange.ts";

/** Where a finding is shown. */
export interface TouchedPlace {
	readonly uri: Uri;
	/** 1-based, inclusive; `undefined`: the file as a whole. */
	readonly lines: LineRange | undefined;
}

/** The lines or the file that a finding is about, else its note's file; `undefined` where neither is there, or lies outside. */
export async function touchedPlace({
	repository,
	finding,
}: TouchedFinding): Promise<TouchedPlace | undefined> {
	const { path, lines, note } = finding;
	try {
		const uri = await repository.codeUri(path);
		if (await isThere(uri)) return { uri, lines };
	} catch (error) {
		if (!isTacitError(error, "outside-repository")) throw error;
	}
	const known = note && repository.tacit.index.byId(note.id);
	if (!known) return undefined;
	const uri = repository.uriOf(known.file);
	return (await isThere(uri)) ? { uri, lines: undefined } : undefined;
}

async function isThere(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
