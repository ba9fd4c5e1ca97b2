import {
	type Comment,
	type CommentReply,
	type CommentThread,
	Disposable,
	Uri,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { msg } from "../../core/message.ts";
import type { Writing } from "../../externalize/writing.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner, FailureReport } from "../commandRunner.ts";
import { linesTouched } from "../textLines.ts";
import type { Composer } from "./composer.ts";
import type { FolderWriter } from "./folderWriter.ts";
import { pickKind } from "./pickKind.ts";
import { PlusInGutter } from "./plusInGutter.ts";

/** Everything that begins, saves or discards a piece of writing. */
export function registerWritingCommands(
	composer: Composer,
	folders: FolderWriter,
	run: CommandRunner,
	failed: FailureReport,
): Disposable {
	const write = (
		uri: Uri,
		lines: LineRange | undefined,
		takeOver?: () => Promise<string>,
	) => composer.begin(newWriting(uri, lines, false), takeOver);
	const plus = new PlusInGutter(
		(document, lines, takeOver) => write(document.uri, lines, takeOver),
		() => composer.isOpen,
		(error) => failed(commandIds.writeNote, error),
	);
	return Disposable.from(
		plus,
		run(commandIds.writeNote, async (reply) => {
			if (isReply(reply)) {
				await plus.takeOver(reply);
				return;
			}
			const editor = window.activeTextEditor;
			if (editor?.document.uri.scheme !== "file")
				throw new TacitError(
					"bad-argument",
					msg`Open a file and select the lines to write about.`,
				);
			await write(editor.document.uri, linesTouched(editor.selection));
		}),
		run(commandIds.writeNoteOnFile, async (uri) => {
			const target =
				uri instanceof Uri ? uri : window.activeTextEditor?.document.uri;
			if (target?.scheme !== "file")
				throw new TacitError(
					"bad-argument",
					msg`Open the file to write about.`,
				);
			await window.showTextDocument(await workspace.openTextDocument(target));
			await write(target, undefined);
		}),
		run(commandIds.writeNoteOnFolder, async (uri) => {
			const target =
				uri instanceof Uri ? uri : workspace.workspaceFolders?.[0]?.uri;
			if (!target)
				throw new TacitError("bad-argument", msg`Open a folder first.`);
			await folders.write(newWriting(target, undefined, true));
		}),
		run(commandIds.publish, (comment) =>
			composer.save(comment as Comment | undefined, "publish"),
		),
		run(commandIds.saveDraft, (target) =>
			target === "folder"
				? folders.saveDraft()
				: composer.save(target as Comment | undefined, "draft"),
		),
		run(commandIds.saveEdit, (comment) =>
			composer.save(comment as Comment | undefined, "publish"),
		),
		run(commandIds.cancel, (comment) =>
			composer.discard(comment as Comment | undefined),
		),
		run(commandIds.pickKind, (target) =>
			target === "folder"
				? folders.pickKind()
				: composer.pickKind(target as CommentThread | undefined, pickKind),
		),
	);
}

/** What a button in VS Code's own thread hands over; a menu hands over other things. */
function isReply(argument: unknown): argument is CommentReply {
	return (
		typeof argument === "object" && argument !== null && "thread" in argument
	);
}

function newWriting(
	uri: Uri,
	lines: LineRange | undefined,
	isFolder: boolean,
): Writing {
	return {
		key: crypto.randomUUID(),
		mode: "new",
		uri: uri.toString(),
		isFolder,
		lines,
		noteId: undefined,
		kind: "why",
		text: "",
		begunAt: Date.now(),
	};
}
