import { l10n, Uri } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { parseNoteId } from "../../core/noteId.ts";
import type { Writing } from "../../externalize/writing.ts";
import type { Sharing } from "../combine/sharing.ts";
import type { NoteRef } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { kindHelp, kindWord, sharingWord } from "../words.ts";

/** What stands above an inline editor: what is being written, and how far the note has come on its way to others. */
export function writingLabel(
	writing: Writing,
	repositories: Repositories,
	sharing: Sharing,
): string {
	const { mode, kind, answers } = writing;
	if (mode === "new" && answers) return answers.question;
	if (mode === "new") return `${kindWord(kind)}: ${kindHelp(kind)}`;
	const ref = refOf(writing, repositories);
	const what =
		mode === "edit"
			? l10n.t("Edit the note ({0})", kindWord(kind))
			: ref
				? l10n.t("Your answer to “{0}”", plainTitle(ref.note.head.title))
				: l10n.t("Your answer");
	return [what, ref && stateWord(ref, sharing)]
		.filter((part) => part !== undefined)
		.join(" · ");
}

function refOf(
	{ noteId, uri }: Writing,
	repositories: Repositories,
): NoteRef | undefined {
	const repository = repositories.opened(Uri.parse(uri));
	const id = noteId === undefined ? undefined : parseNoteId(noteId);
	const note = id && repository?.tacit.index.byId(id);
	return repository && note && { repository, note };
}

function stateWord(ref: NoteRef, sharing: Sharing): string | undefined {
	return sharingWord(
		ref.note.file.visibility === "draft" ? "draft" : sharing.stateOf(ref),
	);
}
