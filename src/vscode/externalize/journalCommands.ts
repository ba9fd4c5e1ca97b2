import { Disposable, l10n, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { msg, translated } from "../../core/message.ts";
import type { Journal } from "../../externalize/events/journal.ts";
import {
	journalDays,
	journalPromise,
} from "../../externalize/events/journalDays.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";

/** Shows what was noticed in the repository that is being looked at, stops noticing, goes on with it, and forgets it. */
export function registerJournalCommands(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): Disposable {
	const here = () => {
		const place = placeHere();
		const repository = place && repositories.of(place);
		if (!repository)
			throw new TacitError("bad-argument", msg`Open a folder first.`);
		return repository.journal;
	};
	return Disposable.from(
		run(commandIds.showJournal, async () => {
			const text = journalText(here());
			const uri = codes.add(`${l10n.t("What Tacit noticed")}.txt`, text);
			const document = await workspace.openTextDocument(uri);
			await window.showTextDocument(document, { preview: true });
		}),
		run(commandIds.pauseJournal, async () => {
			const journal = here();
			journal.pause();
			refuseUnless(journal.isPaused(), journal);
			window.setStatusBarMessage(
				l10n.t("$(eye-closed) Tacit notices nothing here until you say so."),
				8000,
			);
		}),
		run(commandIds.resumeJournal, async () => {
			const journal = here();
			journal.resume();
			refuseUnless(!journal.isPaused(), journal);
			window.setStatusBarMessage(l10n.t("$(eye) Tacit notices again."), 8000);
		}),
		run(commandIds.wipeJournal, async () => {
			const journal = here();
			const forget = l10n.t("Forget");
			const answer = await window.showWarningMessage(
				l10n.t("Forget all that Tacit noticed in this repository?"),
				{
					modal: true,
					detail: l10n.t("It cannot be brought back. Notes and drafts stay."),
				},
				forget,
			);
			if (answer !== forget) return;
			journal.wipe();
			refuseUnless(journal.events().length === 0, journal);
			window.setStatusBarMessage(l10n.t("$(trash) Forgotten."), 8000);
		}),
	);
}

function refuseUnless(isDone: boolean, { place }: Journal): void {
	if (!isDone)
		throw new TacitError(
			"unwritable",
			msg`“${place}” cannot be written. Allow writing to it and try again.`,
		);
}

function journalText(journal: Journal): string {
	const days = journalDays(journal.events());
	const name = (title: string) => l10n.t("Tacit: {0}", title);
	return [
		l10n.t("What Tacit noticed"),
		"",
		...journalPromise.map((each) => translated(each, l10n.t)),
		"",
		l10n.t("It lies in {0}", journal.place),
		journal.isPaused()
			? l10n.t(
					"Nothing is noticed at the moment. To go on, run “{0}”.",
					name(l10n.t("Notice Again")),
				)
			: l10n.t("To stop it, run “{0}”.", name(l10n.t("Stop Noticing"))),
		l10n.t(
			"To forget all of this, run “{0}”.",
			name(l10n.t("Forget What Was Noticed")),
		),
		...(days.length === 0 ? ["", l10n.t("Nothing was noticed so far.")] : []),
		...days.flatMap(({ day, entries }) => [
			"",
			day,
			...entries.map(({ time, said }) => {
				const words = said.map((each) => translated(each, l10n.t)).join("; ");
				return `  ${time}  ${visibleText(words)}`;
			}),
		]),
		"",
	].join("\n");
}
