import { l10n } from "vscode";
import type { LineRange } from "../core/lineRange.ts";
import type { NoteKind, NoteStatus } from "../core/note.ts";
import type { SharingState } from "../core/ports.ts";
import type { Age } from "../internalize/age.ts";
import type { NewSharing } from "../tacit/sharing.ts";
import type { DraftPlace } from "./openRepository.ts";

/** What people call a kind of note. */
export function kindWord(kind: NoteKind): string {
	switch (kind) {
		case "why":
			return l10n.t("Reason");
		case "decision":
			return l10n.t("Decision");
		case "gotcha":
			return l10n.t("Watch out");
		case "workaround":
			return l10n.t("Workaround");
		case "howto":
			return l10n.t("How we do it");
		case "story":
			return l10n.t("Story");
		case "question":
			return l10n.t("Question");
	}
}

/** One sentence that helps to pick a kind. */
export function kindHelp(kind: NoteKind): string {
	switch (kind) {
		case "why":
			return l10n.t("Why the code is the way it is.");
		case "decision":
			return l10n.t("What was chosen, and what was rejected.");
		case "gotcha":
			return l10n.t("What bites whoever does not know.");
		case "workaround":
			return l10n.t("What is odd on purpose, and until when.");
		case "howto":
			return l10n.t("How it is done here.");
		case "story":
			return l10n.t("What happened, told as it went.");
		case "question":
			return l10n.t("What you would like to know from somebody who knows.");
	}
}

/** Icon of a kind: the id of a codicon. */
export function kindIcon(kind: NoteKind): string {
	switch (kind) {
		case "why":
			return "lightbulb";
		case "decision":
			return "law";
		case "gotcha":
			return "warning";
		case "workaround":
			return "tools";
		case "howto":
			return "list-ordered";
		case "story":
			return "book";
		case "question":
			return "question";
	}
}

/** A status worth a word; `undefined` for those that go without saying (`accepted`). */
export function statusWord(status: NoteStatus | undefined): string | undefined {
	switch (status) {
		case "proposed":
			return l10n.t("proposed");
		case "superseded":
			return l10n.t("superseded");
		case "retired":
			return l10n.t("retired");
		case "open":
			return l10n.t("open");
		case "answered":
			return l10n.t("answered");
		default:
			return undefined;
	}
}

/** That whoever looks has not read it. */
export function unreadWord(): string {
	return l10n.t("not read yet");
}

/** `1 note`, `3 notes`. */
export function noteCount(count: number): string {
	return count === 1 ? l10n.t("1 note") : l10n.t("{0} notes", count);
}

/** That notes were deleted which the last commit has; `undefined` for none. */
export function deletedWord(count: number): string | undefined {
	if (count === 0) return undefined;
	return count === 1
		? l10n.t("1 note was deleted, not committed yet")
		: l10n.t("{0} notes were deleted, not committed yet", count);
}

/** How far a note has come to others; `undefined` once everybody has it. */
export function sharingWord(
	state: SharingState | "draft" | undefined,
): string | undefined {
	switch (state) {
		case "draft":
			return l10n.t("private draft");
		case "ignored":
			return l10n.t("ignored by git, not shared");
		case "local":
			return l10n.t("not committed");
		case "committed":
			return l10n.t("not pushed");
		case "pushed":
			return l10n.t("not on the default branch");
		default:
			return undefined;
	}
}

/** Where a note went that was just written to `path`, for the status bar; `undefined`: nobody knows of git there. */
export function writtenSentence(
	path: string,
	sharing: NewSharing | undefined,
	place: DraftPlace,
): string {
	switch (sharing) {
		case "draft":
			return draftSaved(place);
		case "local":
			return l10n.t("$(check) Published in {0}. Not committed yet.", path);
		case "ignored":
			return l10n.t(
				"$(warning) Written to {0}, which git ignores: nobody else will see it unless you change that.",
				path,
			);
		case undefined:
			return l10n.t("$(check) Written to {0}.", path);
	}
}

/** That a draft was saved, and where if not in the git directory. */
function draftSaved(place: DraftPlace): string {
	switch (place) {
		case "git":
			return l10n.t("$(lock) Saved as a private draft, on this machine only.");
		case "unwritable":
			return l10n.t(
				"$(lock) Saved as a private draft in the editor’s own storage, because the git directory cannot be written.",
			);
		case "no-git":
			return l10n.t(
				"$(lock) Saved as a private draft in the editor’s own storage, because there is no git repository here.",
			);
		case "untrusted":
			return l10n.t(
				"$(lock) Saved as a private draft in the editor’s own storage, because this workspace is not trusted.",
			);
	}
}

/** `3 months ago`. */
export function ageWord(age: Age): string {
	switch (age.unit) {
		case "today":
			return l10n.t("today");
		case "day":
			return age.count === 1
				? l10n.t("yesterday")
				: l10n.t("{0} days ago", age.count);
		case "week":
			return age.count === 1
				? l10n.t("last week")
				: l10n.t("{0} weeks ago", age.count);
		case "month":
			return age.count === 1
				? l10n.t("last month")
				: l10n.t("{0} months ago", age.count);
		case "year":
			return age.count === 1
				? l10n.t("a year ago")
				: l10n.t("{0} years ago", age.count);
	}
}

/** Where a note is in its file, `cell` a notebook’s from 1; `undefined` for one without lines. */
export function lineWord({
	cell,
	lines,
}: {
	readonly cell: number | undefined;
	readonly lines: LineRange | undefined;
}): string | undefined {
	if (!lines) return undefined;
	return cell === undefined
		? l10n.t("line {0}", lines.start)
		: l10n.t("cell {0}, line {1}", cell, lines.start);
}
