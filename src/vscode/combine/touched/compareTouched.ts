import { commands, l10n } from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { baseName } from "../../../core/repoPath.ts";
import { showSinceNote } from "../../internalize/showSinceNote.ts";
import { settled } from "./findingFrom.ts";
import type { TouchedParts } from "./registerTouched.ts";
import type { TouchedFinding } from "./touchedChange.ts";
import { touchedNote } from "./touchedNote.ts";

/**
 * Shows what a finding's code was beside what it is, or beside nothing where it is gone. There, and there alone, somebody says
 * that the note is still true.
 */
export async function compareTouched(
	{ repository, finding }: TouchedFinding,
	{ places, codes }: Pick<TouchedParts, "places" | "codes">,
): Promise<void> {
	const { before, after } = finding;
	const note = finding.note && repository.tacit.index.byId(finding.note.id);
	if (!note || !before) throw settled();
	const ref = { repository, note, anchorIndex: undefined };
	const place =
		finding.code === "code-changed" && after
			? await touchedNote(ref, places, after.path, (place, file) => {
					const { start, end } = file.linesOf(place.document, place.lines);
					return start <= after.lines.end && after.lines.start <= end;
				})
			: undefined;
	if (place) {
		await showSinceNote(place, codes);
		return;
	}
	const title = visibleText(finding.note?.title ?? "");
	await commands.executeCommand(
		"vscode.diff",
		codes.add(baseName(before.path), before.text.join("\n")),
		codes.addCompared(
			baseName(after?.path ?? before.path),
			after?.text.join("\n") ?? "",
			"gone",
			ref,
		),
		after
			? l10n.t("“{0}”: where its code probably is", title)
			: l10n.t("“{0}”: its code is gone", title),
		{ preview: true },
	);
}
