import { commands, l10n, Range } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { rangeOf } from "../textLines.ts";
import type { LivePlace } from "./livePlaces.ts";

/** A note's place that is on lines of an open document. */
export type PlaceOnLines = LivePlace & {
	readonly document: NonNullable<LivePlace["document"]>;
	readonly lines: NonNullable<LivePlace["lines"]>;
};

/** Whether it is on lines. */
export function isOnLines(place: LivePlace): place is PlaceOnLines {
	return place.document !== undefined && place.lines !== undefined;
}

/** The code that stands at the place now. */
export function codeAt({ document, lines }: PlaceOnLines): string {
	const { start, end } = document.validateRange(rangeOf(lines));
	return document.getText(new Range(start.line, 0, end.line, end.character));
}

/** Shows the code as it was when the note was written, or last confirmed, beside the same lines of now. */
export async function showSinceNote(
	place: PlaceOnLines,
	codes: CodeDocuments,
): Promise<void> {
	const { repository, note, anchor, anchorIndex, document } = place;
	const then = await repository.tacit.codeThen(note.head.id, anchorIndex);
	const name = document.uri.path.split("/").at(-1) ?? "";
	await commands.executeCommand(
		"vscode.diff",
		codes.add(baseName(anchor.path), then.lines.join("\n")),
		codes.addCompared(name, codeAt(place), "changed", place),
		then.isShortened
			? l10n.t(
					"Since “{0}” (lines that the note does not keep are shown as new)",
					plainTitle(note.head.title),
				)
			: l10n.t("Since “{0}”", plainTitle(note.head.title)),
		{ preview: true },
	);
}
