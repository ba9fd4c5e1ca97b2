import { l10n } from "vscode";
import type { NoteKind } from "../../../core/note.ts";
import { kindWord } from "../../words.ts";

/** What people call what a link leads to: a note by its kind, else a decision record. */
export function targetWord(kind: NoteKind | undefined): string {
	return kind === undefined ? l10n.t("Decision record") : kindWord(kind);
}
