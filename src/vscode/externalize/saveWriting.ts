import { l10n, Uri, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { parseNoteId } from "../../core/noteId.ts";
import type { Person } from "../../core/person.ts";
import { pointedFolder } from "../../externalize/captureAnchor.ts";
import type { Writing } from "../../externalize/writing.ts";
import { openCodeFile } from "../codeFile.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { writtenSentence } from "../words.ts";
import { askAboutSecrets } from "./askAboutSecrets.ts";
import { pointedAt } from "./pointedAt.ts";

/** Makes what was written a note, an edit of one, or an answer to one; says in the status bar where it went. */
export async function saveWriting(
	repositories: Repositories,
	writing: Writing,
	how: "publish" | "draft",
): Promise<void> {
	const uri = Uri.parse(writing.uri);
	const repository = writing.isFolder
		? repositories.ofFolder(uri)
		: repositories.of(uri);
	if (!repository)
		throw new TacitError(
			"outside-repository",
			msg`Notes can be written on files and folders on disk only.`,
		);
	if (writing.mode === "new") await saveNew(repository, uri, writing, how);
	else await saveChange(repository, writing);
	stepDone("tacit.didWrite");
}

async function saveNew(
	repository: OpenRepository,
	uri: Uri,
	writing: Writing,
	how: "publish" | "draft",
): Promise<void> {
	const path = repository.pathOf(uri);
	if (path === undefined)
		throw new TacitError(
			"outside-repository",
			msg`${uri.fsPath} lies outside the repository.`,
		);
	const { pointed, bytes } = writing.isFolder
		? { pointed: pointedFolder(path), bytes: undefined }
		: await pointedAt(path, await openCodeFile(uri), writing.lines);
	const by = writing.by ?? (await authors(repository));
	const note = await askAboutSecrets((secrets) =>
		repository.tacit.write({
			kind: writing.kind,
			text: writing.text,
			by,
			visibility: how === "publish" ? "published" : "draft",
			bytes,
			pointed,
			secrets,
		}),
	);
	if (writing.answers)
		await repository.tacit.questions?.settle(
			writing.answers.key,
			"answered",
			note.head.id,
		);
	// The inline editor does not wait for git.
	void tellWritten(repository, note.file);
}

/** Says in the status bar where a note went that was just written, and how far it has come to others. */
export async function tellWritten(
	{ tacit, draftPlace }: OpenRepository,
	file: NoteFile,
): Promise<void> {
	const sharing = await tacit.sharingOfNew(file);
	window.setStatusBarMessage(
		writtenSentence(file.path, sharing, draftPlace(file)),
		8000,
	);
}

async function saveChange(
	repository: OpenRepository,
	writing: Writing,
): Promise<void> {
	const id = writing.noteId && parseNoteId(writing.noteId);
	if (!id)
		throw new TacitError("unknown-note", msg`The note is not there any more.`);
	if (writing.mode === "reply") {
		const [by] = await authors(repository);
		await askAboutSecrets((secrets) =>
			repository.tacit.reply(id, writing.text, by, secrets),
		);
	} else {
		const { text, kind, before } = writing;
		await askAboutSecrets((secrets) =>
			repository.tacit.rewrite(id, text, kind, before, secrets),
		);
	}
	window.setStatusBarMessage(l10n.t("$(check) Saved."), 5000);
}

/** Who writes, as git knows them; nobody where git does not know. */
async function authors(repository: OpenRepository): Promise<Person[]> {
	const identity = await repository.tacit.identity();
	return identity ? [identity] : [];
}

/** The name to show beside what somebody writes in this file. */
export async function identityName(
	repositories: Repositories,
	uri: Uri,
): Promise<string> {
	const identity = await repositories.of(uri)?.tacit.identity();
	return identity?.name ?? l10n.t("You");
}
