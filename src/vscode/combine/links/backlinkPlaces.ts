import { Location, type Position, Range, type TextDocument } from "vscode";
import { namedIds } from "../../../combine/links/namedIds.ts";
import type { Repositories } from "../../repositories.ts";
import { type LinkedDocument, linkedDocument } from "./linkedDocument.ts";

/** Where a note or record is named by others, if the place is its title or the id in its front matter; else nothing. */
export async function referencesToTitle(
	repositories: Repositories,
	document: TextDocument,
	{ line }: Position,
): Promise<Location[]> {
	const linked = linkedDocument(repositories, document);
	if (!linked || !titleLines(document, linked).includes(line)) return [];
	return backlinkPlaces(linked);
}

/** Where it is named by others, by file and line. */
export async function backlinkPlaces({
	repository,
	file,
}: LinkedDocument): Promise<Location[]> {
	if (file.visibility === "draft") return [];
	const found = await repository.tacit.backlinks(file.path);
	return found.map(
		({ file: other, line }) =>
			new Location(
				repository.uriOf(other),
				new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER),
			),
	);
}

/** 0-based lines of the first title, and of the id. */
function titleLines(
	document: TextDocument,
	{ isNote }: LinkedDocument,
): readonly number[] {
	const text = document.getText();
	const ids = isNote ? namedIds(text).filter(({ key }) => key === "id") : [];
	const title = /^#[ \t]/m.exec(text);
	return [
		...ids.map(({ line }) => line - 1),
		...(title ? [document.positionAt(title.index).line] : []),
	];
}
