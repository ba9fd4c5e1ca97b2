import { l10n, Uri, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { parseNoteId } from "../../core/noteId.ts";
import { kindOfAnswer } from "../../externalize/asking/kindOfAnswer.ts";
import { pointedFolder } from "../../externalize/captureAnchor.ts";
import type { NoteRequest } from "../../externalize/noteRequest.ts";
import type { SecretsChoice } from "../../externalize/secrets/clearOfSecrets.ts";
import type { Writing } from "../../externalize/writing.ts";
import { openCodeFile } from "../codeFile.ts";
import { offerMessage } from "../internalize/asking/offerMessage.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { writtenSentence } from "../words.ts";
import { askAboutSecrets } from "./askAboutSecrets.ts";
import type { SaveWay } from "./composer.ts";
import { pointedAt } from "./pointedAt.ts";
import { askWhoCommits } from "./withoutName.ts";

/** Makes what was written a note, an edit of one, or an answer to one; says in the status bar where it went. */
export async function saveWriting(
	repositories: Repositories,
	writing: Writing,
	how: SaveWay,
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
	how: SaveWay,
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
	const { tacit } = repository;
	const by = how === "nameless" ? [] : (writing.by ?? (await tacit.authors()));
	const moment = writing.answers?.moment;
	const request = (secrets: SecretsChoice): NoteRequest => ({
		kind: kindOfAnswer(writing.kind, moment, writing.text),
		text: writing.text,
		moment,
		by,
		visibility: how === "draft" ? "draft" : "published",
		bytes,
		pointed,
		secrets,
	});
	if (how === "nameless")
		await askWhoCommits(repository, () =>
			askAboutSecrets((secrets) => tacit.compose(request(secrets))),
		);
	const note = await askAboutSecrets((secrets) =>
		tacit.write(request(secrets)),
	);
	if (writing.answers)
		await repository.tacit.questions?.settle(
			writing.answers.key,
			"answered",
			note.head.id,
		);
	// The inline editor does not wait for git.
	void tellWritten(repository, note.file);
	if (note.head.kind === "question" && (!moment || moment === "surprise"))
		void offerMessage(repository, { note, question: writing.text, pointed });
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
		const by = await repository.tacit.identity();
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

/** The names to show beside what is written in this file. */
export async function identityName(
	repositories: Repositories,
	uri: Uri,
): Promise<string> {
	const authors = (await repositories.of(uri)?.tacit.authors()) ?? [];
	return authors.map(({ name }) => name).join(", ") || l10n.t("You");
}
