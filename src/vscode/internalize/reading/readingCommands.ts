import { Disposable, l10n, window } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { containsLine } from "../../../core/lineRange.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { msg } from "../../../core/message.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { noteFrom } from "../../noteFrom.ts";
import { noteInFile } from "../../noteInFile.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { Repositories } from "../../repositories.ts";
import { type Shown, settings } from "../../settings.ts";
import { stepDone } from "../../walkthroughSteps.ts";
import { noteCount } from "../../words.ts";
import type { HereView } from "../hereView.ts";
import type { LivePlaces } from "../livePlaces.ts";
import type { UnreadNotes } from "./unreadNotes.ts";

/** What the commands need of the rest. */
export interface ReadingParts {
	readonly repositories: Repositories;
	readonly places: LivePlaces;
	readonly unread: UnreadNotes;
	readonly here: Pick<HereView, "focusedNote">;
	readonly run: CommandRunner;
}

/** Acknowledges notes, forgets what was read, and shows everything or nothing. */
export function registerReading(parts: ReadingParts): Disposable {
	const { repositories, unread, run } = parts;
	return Disposable.from(
		run(commandIds.gotIt, async (...args) => {
			const refs = await meantBy(args, parts);
			const [first] = refs;
			if (!first)
				throw new TacitError(
					"unknown-note",
					msg`There is no note on this line.`,
				);
			await unread.markRead(refs);
			stepDone("tacit.didRead");
			window.setStatusBarMessage(
				refs.length === 1
					? l10n.t("$(check) Read: “{0}”.", plainTitle(first.note.head.title))
					: l10n.t("$(check) Read: {0}.", noteCount(refs.length)),
				5000,
			);
		}),
		run(commandIds.forgetRead, () => forgetRead(repositories)),
		run(commandIds.showEverything, () => switchTo("everything")),
		run(commandIds.showNothing, () => switchTo("nothing")),
	);
}

/** The note of a link or a row; the row of the view that has the focus; else the notes at the cursor, or the one that is open. */
async function meantBy(
	args: readonly unknown[],
	{ repositories, places, here }: ReadingParts,
): Promise<readonly NoteRef[]> {
	if (args[0] === "here") {
		const focused = await here.focusedNote();
		return focused ? [focused] : [];
	}
	const given = noteFrom(repositories, args);
	if (given) return [given];
	const editor = window.activeTextEditor;
	if (!editor) return [];
	const own = noteInFile(repositories, editor.document.uri);
	if (own) return [own];
	const line = editor.selection.active.line + 1;
	return places
		.in(editor.document)
		.filter(({ lines }) => lines && containsLine(lines, line));
}

async function forgetRead(repositories: Repositories): Promise<void> {
	const kept = repositories
		.all()
		.filter(({ tacit }) => (tacit.readMarks?.count() ?? 0) > 0);
	if (kept.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(info) Nothing is kept of what you have read."),
			5000,
		);
		return;
	}
	const forget = l10n.t("Forget");
	const answer = await window.showWarningMessage(
		l10n.t("Forget what you have read?"),
		{
			modal: true,
			detail: l10n.t(
				"Every note that is not your own is marked as new again. The notes themselves stay.",
			),
		},
		forget,
	);
	if (answer !== forget) return;
	for (const { tacit } of kept) {
		await tacit.readMarks?.wipe();
		await tacit.forgetArrivals();
	}
	window.setStatusBarMessage(l10n.t("$(trash) Forgotten."), 5000);
}

/** The same key leads back. */
async function switchTo(wanted: Exclude<Shown, "chosen">): Promise<void> {
	const shown = settings.shown() === wanted ? "chosen" : wanted;
	await settings.rememberShown(shown);
	window.setStatusBarMessage(shownSentence(shown), 5000);
}

function shownSentence(shown: Shown): string {
	switch (shown) {
		case "everything":
			return l10n.t("$(eye) Everything is shown. The same key leads back.");
		case "nothing":
			return l10n.t("$(eye-closed) Nothing is shown. The same key leads back.");
		case "chosen":
			return l10n.t("$(eye) Shown as your settings say.");
	}
}
