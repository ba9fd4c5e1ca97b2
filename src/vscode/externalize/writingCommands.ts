import {
	type Comment,
	type CommentReply,
	type CommentThread,
	Disposable,
	type TextDocument,
	Uri,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { msg } from "../../core/message.ts";
import type { NoteKind } from "../../core/note.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner, FailureReport } from "../commandRunner.ts";
import { linesTouched } from "../textLines.ts";
import type { Composer } from "./composer.ts";
import type { LineWriter } from "./lineWriter.ts";
import { newWriting } from "./newWriting.ts";
import { pickKind } from "./pickKind.ts";
import { PlusInGutter } from "./plusInGutter.ts";
import { symbolAround } from "./symbols.ts";

/** Everything that begins, saves or discards a piece of writing. */
export function registerWritingCommands(
	composer: Composer,
	lines: LineWriter,
	isPractising: () => boolean,
	run: CommandRunner,
	failed: FailureReport,
): Disposable {
	const plus = new PlusInGutter(
		({ uri }, lines, takeOver) =>
			composer.begin(newWriting(uri, lines, false), takeOver),
		// A card of practice is a thread, too, and would be drawn anew.
		() => composer.isOpen || isPractising(),
		(error) => failed(commandIds.writeNote, error),
	);
	const write = (uri: Uri, at: LineRange | undefined, kind?: NoteKind) => {
		const writing = newWriting(uri, at, false, kind);
		return lines.isFor(writing)
			? lines.write(writing)
			: composer.begin(writing);
	};
	const writeOnSelection = async (kind?: NoteKind) => {
		const editor = window.activeTextEditor;
		const file = editor && codeFileOf(editor.document);
		if (!file) throw noLines(editor?.document);
		const touched = linesTouched(editor.selection);
		await write(file.uri, file.linesOf(editor.document, touched), kind);
	};
	return Disposable.from(
		plus,
		run(commandIds.writeNote, async (reply) => {
			if (isReply(reply)) {
				await plus.takeOver(reply);
				return;
			}
			await writeOnSelection();
		}),
		run(commandIds.askWhy, () => writeOnSelection("question")),
		run(commandIds.writeNoteOnSymbol, async () => {
			const editor = window.activeTextEditor;
			const file = editor && codeFileOf(editor.document);
			if (!file) throw noLines(editor?.document);
			const { document, selection } = editor;
			const symbol = await symbolAround(document, linesTouched(selection));
			if (!symbol) throw noSymbol();
			await write(file.uri, file.linesOf(document, symbol.lines));
		}),
		run(commandIds.writeNoteOnFile, async (uri) => {
			const target = uri instanceof Uri ? uri : activeFile();
			if (target?.scheme === "untitled") throw notSaved();
			if (target?.scheme !== "file")
				throw new TacitError(
					"bad-argument",
					msg`Open the file to write about.`,
				);
			if (!isNotebookPath(target.path))
				await window.showTextDocument(await workspace.openTextDocument(target));
			await write(target, undefined);
		}),
		run(commandIds.writeNoteOnFolder, async (uri) => {
			const target =
				uri instanceof Uri ? uri : workspace.workspaceFolders?.[0]?.uri;
			if (!target)
				throw new TacitError("bad-argument", msg`Open a folder first.`);
			await lines.write(newWriting(target, undefined, true));
		}),
		run(commandIds.publish, (comment) =>
			composer.save(comment as Comment | undefined, "publish"),
		),
		run(commandIds.publishWithoutName, (comment) =>
			composer.save(comment as Comment | undefined, "nameless"),
		),
		run(commandIds.saveDraft, (target) =>
			target === "line"
				? lines.saveDraft()
				: composer.save(target as Comment | undefined, "draft"),
		),
		run(commandIds.saveEdit, (comment) =>
			composer.save(comment as Comment | undefined, "publish"),
		),
		run(commandIds.cancel, (comment) =>
			composer.discard(comment as Comment | undefined),
		),
		run(commandIds.pickKind, (target) =>
			target === "line"
				? lines.pickKind()
				: composer.pickKind(target as CommentThread | undefined, pickKind),
		),
	);
}

/** Why there is nothing to write about in what is shown. */
function noLines(document: TextDocument | undefined): TacitError {
	if (document?.isUntitled) return notSaved();
	return new TacitError(
		"bad-argument",
		document && isNotebookPath(document.uri.path)
			? msg`This is the text of a notebook’s file. Open it as a notebook to write about its cells.`
			: msg`Open a file and select the lines to write about.`,
	);
}

function noSymbol(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`The cursor is in no function, class or other symbol that VS Code knows here. Select the lines to write about.`,
	);
}

function notSaved(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`Save this file first: a note lies beside the file that it is about.`,
	);
}

function activeFile(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	const file = document && codeFileOf(document);
	return (
		file?.uri ?? window.activeNotebookEditor?.notebook.uri ?? document?.uri
	);
}

/** What a button in VS Code's own thread hands over; a menu hands over other things. */
function isReply(argument: unknown): argument is CommentReply {
	return (
		typeof argument === "object" && argument !== null && "thread" in argument
	);
}
