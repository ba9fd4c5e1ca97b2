import { Disposable, l10n, window } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { msg } from "../../../core/message.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { noteFrom } from "../../noteFrom.ts";
import { noteInFile } from "../../noteInFile.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { Repositories } from "../../repositories.ts";
import type { LivePlaces } from "../livePlaces.ts";
import type { AnsweredQuestions } from "./answeredQuestions.ts";
import { askOn, keepAnswer } from "./answerTasks.ts";

/** What the commands need of the rest. */
export interface AnswerParts {
	readonly repositories: Repositories;
	readonly places: LivePlaces;
	readonly answered: Pick<AnsweredQuestions, "all">;
	readonly run: CommandRunner;
}

/** Makes an answer that came elsewhere the note; says that one is clear, asks on, and thanks. */
export function registerAnswers(parts: AnswerParts): Disposable {
	const { repositories, places, answered, run } = parts;
	const here = (): readonly NoteRef[] => {
		const editor = window.activeTextEditor;
		if (!editor) return [];
		const own = noteInFile(repositories, editor.document.uri);
		return own ? [own] : places.in(editor.document);
	};
	const ofMine = async (args: readonly unknown[]) => {
		const given = noteFrom(repositories, args);
		if (given) return given;
		const all = answered.all();
		if (all.length > 0) return pickNote(all);
		throw new TacitError(
			"unknown-note",
			msg`No question that you asked here was answered since.`,
		);
	};
	return Disposable.from(
		run(commandIds.pasteAnswer, async (...args) => {
			const question =
				noteFrom(repositories, args) ??
				(await pickNote(
					here().filter(({ note }) => note.head.kind === "question"),
				));
			if (question) await keepAnswer(question);
		}),
		run(commandIds.clearNow, async (...args) => {
			const question = await ofMine(args);
			if (!question) return;
			const { repository, note } = question;
			await repository.tacit.clear(note.head.id);
			window.setStatusBarMessage(
				l10n.t("$(check) Clear: “{0}”.", plainTitle(note.head.title)),
				5000,
			);
		}),
		run(commandIds.askOn, async (...args) => {
			const question = await ofMine(args);
			if (!question) return;
			await askOn(question);
		}),
		run(commandIds.thank, async (...args) => {
			const ref = noteFrom(repositories, args) ?? (await pickNote(here()));
			if (!ref) return;
			// An answer that is a note of its own is what is thanked for.
			const [answer] = ref.repository.tacit.cameFrom(ref.note.head.id);
			const note =
				ref.note.head.kind === "question" && answer ? answer : ref.note;
			const { tacit } = ref.repository;
			const isWritten = await tacit.thank(note.head.id, await tacit.identity());
			window.setStatusBarMessage(
				isWritten
					? l10n.t(
							"$(heart) Your thanks stand in “{0}”; commit it.",
							plainTitle(note.head.title),
						)
					: l10n.t("$(heart) Your thanks stand there already."),
				8000,
			);
		}),
	);
}

async function pickNote(
	refs: readonly NoteRef[],
): Promise<NoteRef | undefined> {
	const all = [...new Map(refs.map((ref) => [ref.note.head.id, ref])).values()];
	if (all.length === 0)
		throw new TacitError(
			"unknown-note",
			msg`There is no note here. Open a file that has one, or the note itself.`,
		);
	if (all.length === 1) return all[0];
	const picked = await window.showQuickPick(
		all.map((ref) => ({ label: plainTitle(ref.note.head.title), ref })),
		{ title: l10n.t("Which note?") },
	);
	return picked?.ref;
}
