import {
	CodeLens,
	commands,
	FileType,
	l10n,
	Range,
	Selection,
	type TextDocument,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import { type RepoPath, resolveRepoPath } from "../../../core/repoPath.ts";
import { sessionsFolder } from "../../../socialize/agenda/agendaFile.ts";
import {
	readAgenda,
	type WrittenStep,
} from "../../../socialize/agenda/readAgenda.ts";
import type { FoundAgenda } from "../../../tacit/agendas.ts";
import { commandIds } from "../../commandIds.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { showCodeFile } from "../../showLines.ts";
import type { StepTimer, TimedStep } from "./stepTimer.ts";

/** Minutes that an agenda is made for. */
const minutes = 60;
/** Newcomers for whom it has a task. */
const newcomers = 1;

/** Makes an agenda to learn a file or folder (an `Uri`; else what is looked at) and opens it. */
export async function startLearning(
	repositories: Repositories,
	given: unknown,
): Promise<void> {
	const { repository, path } = placeIn(repositories, given);
	await open(repository, () =>
		repository.tacit.learningSession(path, { minutes, newcomers }),
	);
}

/** Asks for a range of commits, makes an agenda of what happened in it, and opens it. */
export async function prepareRetro(repositories: Repositories): Promise<void> {
	const { repository } = placeIn(repositories, undefined);
	const range = await window.showInputBox({
		title: l10n.t("Lessons learned"),
		prompt: l10n.t(
			"Commits, from one to another: v1.2..v1.3, or main~50..main",
		),
		value: "HEAD~50..HEAD",
		ignoreFocusOut: true,
	});
	if (range === undefined || range.trim() === "") return;
	await open(repository, () => repository.tacit.retro(range.trim(), minutes));
}

function placeIn(
	repositories: Repositories,
	given: unknown,
): { readonly repository: OpenRepository; readonly path: RepoPath } {
	const uri = given instanceof Uri ? given : placeHere();
	const repository = uri && repositories.of(uri);
	const path = uri && repository?.pathOf(uri);
	if (!repository || path === undefined)
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	return { repository, path };
}

async function open(
	repository: OpenRepository,
	make: () => Promise<FoundAgenda>,
): Promise<void> {
	await repository.ready;
	const path = await repository.tacit.writeAgenda(await make());
	const uri = repository.uriOf({ visibility: "published", path });
	await window.showTextDocument(uri, { preview: false });
}

/** What can be done at each step, above it; and at the top, with all of it. */
export function agendaLenses(
	document: TextDocument,
	running: TimedStep | undefined,
): CodeLens[] | undefined {
	const agenda = readAgenda(document.getText());
	const top = agenda?.steps[0];
	if (!agenda || !top) return undefined;
	const lens = (line: number, title: string, command: string) =>
		new CodeLens(new Range(line, 0, line, 0), {
			...{ title, command, arguments: [line] },
		});
	const done = agenda.steps.filter(({ isDone }) => isDone).length;
	return [
		lens(
			0,
			l10n.t("{0} of {1} steps done", done, agenda.steps.length),
			commandIds.startStep,
		),
		lens(0, l10n.t("End, and Link What Came of It"), commandIds.endAgenda),
		...agenda.steps.flatMap((step) => [
			lens(
				step.line,
				step.isDone ? l10n.t("$(check) Done") : l10n.t("Tick"),
				commandIds.tickStep,
			),
			...(step.isDone
				? []
				: [
						lens(
							step.line,
							running?.title === step.title
								? l10n.t("$(watch) Under way")
								: l10n.t("Start ({0} min)", step.minutes),
							commandIds.startStep,
						),
					]),
			...(step.place === undefined || step.keep === undefined
				? []
				: [
						lens(
							step.line,
							l10n.t("Write Down What Is Said"),
							commandIds.keepOfStep,
						),
					]),
		]),
	];
}

/** Starts the time of the step at a line (0-based), at the cursor, or else of the first that is open. */
export async function startStep(
	line: unknown,
	timer: StepTimer,
): Promise<void> {
	const document = agendaDocument(timer);
	const { steps } = agendaIn(document);
	const at = stepAt(steps, line ?? cursorIn(document));
	const step = at && !at.isDone ? at : steps.find(({ isDone }) => !isDone);
	if (step) begin(document, step, timer);
	else timer.stop();
}

/**
 * Ticks the step at a line (0-based), else the one whose time runs, else the one at the cursor; or unticks it. When its time
 * ran, that of the next open one begins.
 */
export async function tickStep(line: unknown, timer: StepTimer): Promise<void> {
	const document = agendaDocument(timer);
	const { steps } = agendaIn(document);
	const running = timer.step;
	const step =
		typeof line === "number"
			? stepAt(steps, line)
			: (steps.find(({ title }) => title === running?.title) ??
				stepAt(steps, cursorIn(document)));
	if (!step)
		throw new TacitError("bad-argument", msg`Put the cursor on a step first.`);
	const edit = new WorkspaceEdit();
	// `- [ ]`: the mark stands behind three characters.
	const mark = new Range(step.line, 3, step.line, 4);
	edit.replace(document.uri, mark, step.isDone ? " " : "x");
	await workspace.applyEdit(edit);
	await document.save();
	if (running?.title !== step.title) return;
	const next = agendaIn(document).steps.find(
		({ isDone, line: below }) => !isDone && below > step.line,
	);
	if (next) begin(document, next, timer);
	else timer.stop();
}

function begin(
	document: TextDocument,
	{ title, minutes: length }: WrittenStep,
	timer: StepTimer,
): void {
	timer.start({ uri: document.uri.toString(), title, minutes: length });
}

/** Opens the place of the step at a line (0-based), or at the cursor, to write a note there. */
export async function keepOfStep(
	repositories: Repositories,
	line: unknown,
): Promise<void> {
	const document = agendaDocument();
	const step = stepAt(agendaIn(document).steps, line ?? cursorIn(document));
	const [, way = "", from, to] =
		/^([^#]*)(?:#L(\d+)-L(\d+))?$/.exec(step?.place ?? "") ?? [];
	const path = resolveRepoPath(sessionsFolder, decoded(way));
	const repository = repositories.of(document.uri);
	if (!step || way === "" || !repository || path === undefined)
		throw new TacitError(
			"bad-argument",
			msg`Put the cursor on a step that is about a place first.`,
		);
	const uri = repository.uriOf({ visibility: "published", path });
	const { type } = await workspace.fs.stat(uri);
	if ((type & FileType.Directory) !== 0) {
		await commands.executeCommand(commandIds.writeNoteOnFolder, uri);
		return;
	}
	const file = await showCodeFile(uri);
	const lines =
		from === undefined ? undefined : { start: Number(from), end: Number(to) };
	const place = lines && file.at(lines);
	const editor = window.activeTextEditor;
	if (!place || !editor) {
		await commands.executeCommand(commandIds.writeNoteOnFile, uri);
		return;
	}
	const last = editor.document.lineAt(
		Math.min(place.lines.end, editor.document.lineCount) - 1,
	);
	editor.selection = new Selection(
		...([place.lines.start - 1, 0, last.lineNumber, last.text.length] as const),
	);
	editor.revealRange(editor.selection);
	await commands.executeCommand(commandIds.writeNote);
}

/** Writes into the agenda what came of it, and says how many notes. */
export async function endAgenda(
	repositories: Repositories,
	timer: StepTimer,
): Promise<void> {
	const document = agendaDocument(timer);
	const repository = repositories.of(document.uri);
	const path = repository?.pathOf(document.uri);
	if (!repository || path === undefined)
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	await document.save();
	await repository.ready;
	const notes = await repository.tacit.recordSession(path);
	timer.stop();
	await window.showTextDocument(document, { preview: false });
	void window.showInformationMessage(
		notes.length === 1
			? l10n.t("1 note came of it. It is linked at the end.")
			: l10n.t(
					"{0} notes came of it. They are linked at the end.",
					notes.length,
				),
	);
}

/** The agenda that is looked at; else the one whose step is under way. */
function agendaDocument(timer?: StepTimer): TextDocument {
	const shown = window.activeTextEditor?.document;
	const running = workspace.textDocuments.find(
		({ uri }) => uri.toString() === timer?.step?.uri,
	);
	const document = [shown, running].find(
		(each) => each && readAgenda(each.getText()),
	);
	if (document) return document;
	throw new TacitError(
		"bad-argument",
		msg`Open an agenda first: a file in .tacit/sessions.`,
	);
}

function agendaIn(document: TextDocument) {
	return readAgenda(document.getText()) ?? { steps: [] };
}

function cursorIn(document: TextDocument): number | undefined {
	const editor = window.activeTextEditor;
	return editor?.document === document
		? editor.selection.active.line
		: undefined;
}

function stepAt(
	steps: readonly WrittenStep[],
	line: unknown,
): WrittenStep | undefined {
	return typeof line === "number"
		? steps.find((step) => step.line <= line && line <= step.end)
		: undefined;
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return "";
	}
}
