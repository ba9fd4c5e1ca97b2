import { Uri } from "vscode";
import { comparedSchemes } from "./codeDocuments.ts";

/**
 * The note that a document of `CodeDocuments.addCompared` is about, as a link names it: `[root, id]`, with the anchor's index
 * where it is about one. `undefined` for anything else.
 */
export function comparedNote(given: unknown): readonly unknown[] | undefined {
	if (!(given instanceof Uri)) return undefined;
	if (!Object.values<string>(comparedSchemes).includes(given.scheme))
		return undefined;
	try {
		const [root, id, anchorIndex]: unknown[] = JSON.parse(given.query);
		return anchorIndex === -1 ? [root, id] : [root, id, anchorIndex];
	} catch {
		return undefined;
	}
}
