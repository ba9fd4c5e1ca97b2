import { Disposable, l10n, window } from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { isNotebookPath } from "../../../core/notebook/codeText.ts";
import { noteKindOf } from "../../../externalize/asking/noteKindOf.ts";
import { withTemplate } from "../../../externalize/templates/withTemplate.ts";
import type { Writing } from "../../../externalize/writing.ts";
import { type CommandId, commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { settings } from "../../settings.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import type { Composer, ComposerTasks } from "../composer.ts";
import type { LineWriter } from "../lineWriter.ts";
import { newWriting } from "../newWriting.ts";
import type { Asker } from "./asker.ts";
import { keepBestShown } from "./bestShown.ts";
import type { ForYouView } from "./forYouView.ts";
import { pickQuestion } from "./pickQuestion.ts";
import { questionPlace } from "./questionPlace.ts";
import type { Waiting, WaitingQuestions } from "./waitingQuestions.ts";
import { showWhatWasLearned } from "./whatWasLearned.ts";

type WaitingMoment = Extract<Waiting, { type: "moment" }>;

/** Answers, or puts off, a question, wherever it is shown. */
export interface QuestionActions {
	/** One line at the top of the window, the question above it. */
	answer(question: WaitingMoment): Promise<void>;
	later(question: WaitingMoment): Promise<void>;
	never(question: WaitingMoment): Promise<void>;
}

/** What these commands work with. */
export interface QuestionCommands {
	readonly waiting: WaitingQuestions;
	readonly asker: Asker;
	readonly view: ForYouView;
	readonly composer: Composer;
	readonly lines: LineWriter;
	readonly run: CommandRunner;
	readonly save: ComposerTasks["save"];
	/** Answers a colleague's question, which is a note. */
	reply(ref: Extract<Waiting, { type: "colleague" }>): Promise<void>;
	/** Shows a note at its lines. */
	show(ref: Extract<Waiting, { type: "colleague" }>): Promise<void>;
}

const dayMs = 86_400_000;

/** What the buttons of a notification, the view and the commands do with a question. */
export function questionActions({
	asker,
	lines,
}: Pick<QuestionCommands, "lines"> & {
	readonly asker: Pick<Asker, "pressed">;
}): QuestionActions {
	return {
		async answer(waiting) {
			await asker.pressed(waiting.question.kind, "answer");
			await lines.write(await writingFor(waiting));
		},
		async later({ repository, question }) {
			await repository.tacit.questions?.settle(question.key, "later");
			await asker.pressed(question.kind, "later");
		},
		async never({ repository, question }) {
			await repository.tacit.questions?.settle(question.key, "never");
			if (!settings.neverAsk().includes(question.kind))
				await settings.switchAsking(question.kind);
			window.setStatusBarMessage(
				l10n.t(
					"$(bell-slash) Not asked again; the setting “Never Ask” takes it back.",
				),
				8000,
			);
		},
	};
}

/** The commands on questions: from a row of the view, or chosen from a list. */
export function registerQuestionCommands(
	parts: QuestionCommands & { readonly actions: QuestionActions },
): Disposable {
	const { waiting, asker, view, composer, actions, run } = parts;
	const on = (id: CommandId, task: (waiting: Waiting) => Promise<void>) =>
		run(id, async (given) => {
			const chosen = rowOf(given) ?? (await pickQuestion(waiting.all()));
			if (chosen) await task(chosen);
		});
	return Disposable.from(
		run(commandIds.forYou, () => view.show()),
		on(commandIds.showQuestion, async (chosen) => {
			if (chosen.type === "colleague") return parts.show(chosen);
			await showPlace(chosen);
		}),
		on(commandIds.answerQuestion, async (chosen) => {
			if (chosen.type === "colleague") return parts.reply(chosen);
			await showPlace(chosen);
			await actions.answer(chosen);
		}),
		on(commandIds.answerInline, async (chosen) => {
			if (chosen.type === "colleague") return parts.reply(chosen);
			await showPlace(chosen);
			await asker.pressed(chosen.question.kind, "answer");
			const writing = await writingFor(chosen);
			const template = chosen.repository.tacit
				.templates()
				.find(({ kind, name }) => kind === writing.kind && name === kind);
			if (isNotebookPath(chosen.question.path))
				await parts.lines.write(writing);
			else
				await composer.begin(
					template ? withTemplate(writing, template) : writing,
				);
		}),
		on(commandIds.bestShown, async (chosen) => {
			if (chosen.type === "colleague") return parts.reply(chosen);
			await keepBestShown(chosen, await writingFor(chosen), parts.save);
			await asker.pressed(chosen.question.kind, "answer");
		}),
		on(commandIds.laterQuestion, async (chosen) => {
			if (chosen.type === "moment") return actions.later(chosen);
			const { repository, note } = chosen;
			const until = Date.now() + 7 * dayMs;
			await repository.tacit.questions?.hide(note.head.id, until);
		}),
		on(commandIds.neverQuestion, async (chosen) => {
			if (chosen.type === "moment") return actions.never(chosen);
			const { repository, note } = chosen;
			await repository.tacit.questions?.hide(
				note.head.id,
				Number.MAX_SAFE_INTEGER,
			);
		}),
		run(commandIds.whatIsAsked, () => showWhatWasLearned(asker, settings)),
		run(commandIds.hushHour, async () => {
			await asker.hushUntil(Date.now() + dayMs / 24);
			window.setStatusBarMessage(
				l10n.t("$(bell-slash) No question is shown for an hour."),
				5000,
			);
		}),
		run(commandIds.hushDay, async () => {
			const tomorrow = new Date();
			tomorrow.setHours(24, 0, 0, 0);
			await asker.hushUntil(tomorrow.getTime());
			window.setStatusBarMessage(
				l10n.t("$(bell-slash) No question is shown until tomorrow."),
				5000,
			);
		}),
	);
}

/** Opens what a question is about; of a file that is gone nothing. */
async function showPlace({
	repository,
	question,
}: WaitingMoment): Promise<void> {
	const place = await questionPlace(repository, question);
	if (!place) return;
	const file = await showCodeFile(place.uri);
	if (place.lines) await showLines(file, place.lines);
}

async function writingFor({
	repository,
	question,
}: WaitingMoment): Promise<Writing> {
	const place = await questionPlace(repository, question);
	const words = visibleText(translated(question.question, l10n.t));
	const writing = place
		? newWriting(place.uri, place.lines, false)
		: newWriting(repository.root, undefined, true);
	return {
		...writing,
		kind: noteKindOf[question.kind],
		answers: {
			key: question.key,
			question: words,
			moment: question.kind,
		},
	};
}

/** A row of the view is handed over as it is. */
function rowOf(given: unknown): Waiting | undefined {
	if (typeof given !== "object" || given === null) return undefined;
	const row = given as Partial<Waiting>;
	return row.type === "moment" || row.type === "colleague"
		? (given as Waiting)
		: undefined;
}
