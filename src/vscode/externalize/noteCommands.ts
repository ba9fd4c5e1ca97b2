import {
	commands,
	Disposable,
	env,
	l10n,
	Uri,
	window,
	workspace,
} from "vscode";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { containsLine } from "../../core/lineRange.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import { pathOfAway } from "../../core/whereabouts/away.ts";
import type { SecretsChoice } from "../../externalize/secrets/clearOfSecrets.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { type CodeFile, codeFileOf, notebookFile } from "../codeFile.ts";
import { type CommandId, commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import {
	isChanged,
	type LivePlace,
	type LivePlaces,
} from "../internalize/livePlaces.ts";
import { isOnLines, showSinceNote } from "../internalize/showSinceNote.ts";
import { noteFrom } from "../noteFrom.ts";
import { noteInFile } from "../noteInFile.ts";
import { type AnchorRef, isMeant } from "../noteRef.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { showCodeFile, showLines } from "../showLines.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { lineWord } from "../words.ts";
import { askAboutSecrets } from "./askAboutSecrets.ts";
import type { Composer } from "./composer.ts";
import { confirmAt } from "./confirmAt.ts";
import { noteLink } from "./noteLink.ts";
import { tellWritten } from "./saveWriting.ts";
import { askWhoCommits } from "./withoutName.ts";

/** Commands on a note that exists: from a hover's link, a row of a view, or the palette (the notes at the cursor). */
export function registerNoteCommands(
	repositories: Repositories,
	places: LivePlaces,
	codes: CodeDocuments,
	composer: Composer,
	run: CommandRunner,
): Disposable {
	const on = (
		id: CommandId,
		task: (ref: AnchorRef, args: readonly unknown[]) => Promise<void>,
		isFor: (note: IndexedNote) => boolean = () => true,
	) =>
		run(id, async (...args) => {
			const given = noteFrom(repositories, args);
			// Chosen in a hover or a view: so it has been seen.
			if (given) stepDone("tacit.didRead");
			const ref = given ?? (await pickHere(repositories, places, isFor));
			if (ref) await task(ref, args);
		});
	const isRetired = ({ head }: IndexedNote) => head.status === "retired";
	return Disposable.from(
		on(commandIds.openNote, async ({ repository, note }) => {
			await window.showTextDocument(repository.uriOf(note.file), {
				preview: true,
			});
		}),
		on(commandIds.showNote, (ref) => show(ref, places)),
		on(commandIds.editNote, async (ref, [row, words]) => {
			const at = await showForWriting(ref, places);
			const before = await ref.repository.tacit.body(ref.note.head.id);
			const isGiven = typeof row !== "string" && typeof words === "string";
			await composer.begin({
				...at,
				mode: "edit",
				// Somebody said it in other words, and means to make something of them.
				text: isGiven && words !== "" ? `${before}\n\n${words}` : before,
				before,
			});
		}),
		on(commandIds.reply, async (ref) => {
			await composer.begin({
				...(await showForWriting(ref, places)),
				mode: "reply",
				text: "",
			});
		}),
		on(commandIds.publishDraft, async ({ repository, note }) => {
			if (note.file.visibility === "published") return;
			const file = await askAboutSecrets((secrets) =>
				repository.tacit.publish(note.head.id, { secrets }),
			);
			await tellWritten(repository, file);
		}),
		on(
			commandIds.publishDraftWithoutName,
			async ({ repository, note }) => {
				if (note.file.visibility === "published") return;
				const { tacit } = repository;
				const options = (secrets: SecretsChoice) => ({
					secrets,
					withoutNames: true,
				});
				await askWhoCommits(repository, () =>
					askAboutSecrets((secrets) =>
						tacit.composePublished(note.head.id, options(secrets)),
					),
				);
				const file = await askAboutSecrets((secrets) =>
					tacit.publish(note.head.id, options(secrets)),
				);
				await tellWritten(repository, file);
			},
			({ file }) => file.visibility === "draft",
		),
		on(commandIds.previewNote, async ({ repository, note }) => {
			await commands.executeCommand(
				"markdown.showPreview",
				repository.uriOf(note.file),
			);
		}),
		on(
			commandIds.confirmNote,
			async (ref) => {
				const changed = places
					.all()
					.filter((place) => isMeant(ref, place) && isChanged(place))
					.find(isOnLines);
				// Beside what changed the same is said by “Still True”.
				if (changed) await showSinceNote(changed, codes);
				else await confirmAt(ref, places);
			},
			(note) => !isRetired(note),
		),
		on(
			commandIds.retire,
			async ({ repository, note }) => {
				await repository.tacit.retire(note.head.id);
				window.setStatusBarMessage(
					l10n.t("$(archive) “{0}” is retired.", plainTitle(note.head.title)),
					5000,
				);
			},
			(note) => !isRetired(note),
		),
		on(
			commandIds.bringBack,
			async ({ repository, note }) => {
				await repository.tacit.bringBack(note.head.id);
				window.setStatusBarMessage(
					l10n.t("$(check) “{0}” is back.", plainTitle(note.head.title)),
					5000,
				);
			},
			isRetired,
		),
		on(commandIds.delete, async ({ repository, note }) => {
			const erase = l10n.t("Move to Trash");
			const answer = await window.showWarningMessage(
				l10n.t("Delete “{0}”?", plainTitle(note.head.title)),
				{ modal: true, detail: note.file.path },
				erase,
			);
			if (answer !== erase) return;
			const kept = await repository.tacit.remove(note.head.id);
			window.setStatusBarMessage(deletedSentence(repository, kept), 15_000);
		}),
		on(commandIds.copyLink, async (ref) => {
			await env.clipboard.writeText(noteLink(ref));
			window.setStatusBarMessage(l10n.t("$(link) Link copied."), 5000);
		}),
		run(commandIds.hereAtCursor, async () => {
			stepDone("tacit.didRead");
			await commands.executeCommand("editor.action.showHover", {
				focus: "autoFocusImmediately",
			});
		}),
	);
}

/** `kept` is where the note lies if the system has no trash for it, absolute. */
function deletedSentence(
	{ pathOf }: OpenRepository,
	kept: string | undefined,
): string {
	if (kept === undefined) return l10n.t("$(trash) Moved to the trash.");
	return l10n.t(
		"$(trash) Deleted. There is no trash here, so it is kept in {0}.",
		pathOf(Uri.file(kept)) ?? kept,
	);
}

/**
 * Opens the place that is meant, else the note's first: its lines in view, the cursor on the first. A note whose code was not found, or lies
 * outside of the repository, is opened itself.
 */
async function show(ref: AnchorRef, places: LivePlaces): Promise<void> {
	const { repository, note } = ref;
	const uri = await shownUri(ref);
	if (!uri) {
		await window.showTextDocument(repository.uriOf(note.file));
		return;
	}
	const file = await showCodeFile(uri);
	const [document] = file.documents();
	if (document && places.inFile(file).length === 0)
		await places.place(document);
	const place = livePlace(ref, file, places);
	if (place?.document && place.lines)
		await showLines(file, file.linesOf(place.document, place.lines));
}

/**
 * Shows the note at its lines, and says where an inline editor for it can stand. In a notebook VS Code shows none: there
 * it stands in the note's own file.
 */
async function showForWriting(ref: AnchorRef, places: LivePlaces) {
	const { repository, note } = ref;
	const own = repository.uriOf(note.file);
	const uri = await shownUri(ref);
	const code = uri && !isNotebookPath(uri.path) ? uri : undefined;
	if (code) await show(ref, places);
	else await window.showTextDocument(own);
	const document = workspace.textDocuments.find(
		(open) => open.uri.toString() === code?.toString(),
	);
	const file = document && codeFileOf(document);
	return {
		key: crypto.randomUUID(),
		uri: (code ?? own).toString(),
		isFolder: false,
		lines: file && livePlace(ref, file, places)?.lines,
		noteId: note.head.id,
		kind: note.head.kind,
		begunAt: Date.now(),
	};
}

/**
 * The file in which the note is shown: that of the anchor that is meant, wherever its code is now; else the one that is
 * being looked at, else that of the first anchor; `undefined` where that is a folder, or lies outside of the repository.
 */
async function shownUri({
	repository,
	note,
	anchorIndex,
}: AnchorRef): Promise<Uri | undefined> {
	const active =
		window.activeTextEditor?.document.uri ??
		window.activeNotebookEditor?.notebook.uri;
	const here = active && repository.pathOf(active);
	const files = note.head.anchors.flatMap((anchor, at) => {
		if (anchor.isFolder || (anchorIndex ?? at) !== at) return [];
		const away = repository.tacit.whereabouts.of(note.file, at);
		return [(away && pathOfAway(away)) ?? anchor.path];
	});
	const path = files.find((path) => path === here) ?? files[0];
	if (path === undefined) return undefined;
	try {
		return await repository.codeUri(path);
	} catch (error) {
		if (isTacitError(error, "outside-repository")) return undefined;
		throw error;
	}
}

/** Where the note is in the open file, if it is. */
function livePlace(
	ref: AnchorRef,
	file: CodeFile,
	places: LivePlaces,
): LivePlace | undefined {
	return places
		.inFile(file)
		.find((place) => place.lines && isMeant(ref, place));
}

/**
 * From the palette: the note whose own file is in the active editor, else the notes at the cursor, else those of the
 * file; of those that the command is for. Throws `unknown-note` where there is none.
 */
async function pickHere(
	repositories: Repositories,
	places: LivePlaces,
	isFor: (note: IndexedNote) => boolean,
): Promise<AnchorRef | undefined> {
	const editor = window.activeTextEditor;
	const own = editor && noteInFile(repositories, editor.document.uri);
	const there: readonly NoteHere[] = own
		? [
				{
					...{ ...own, anchorIndex: undefined },
					...{ document: undefined, cell: undefined, lines: undefined },
				},
			]
		: placesHere(places);
	const all = there.filter(({ note }) => isFor(note));
	const line = (editor?.selection.active.line ?? 0) + 1;
	const at = all.filter(
		({ document, lines }) =>
			document === editor?.document && lines && containsLine(lines, line),
	);
	const offered = at.length > 0 ? at : all;
	if (offered.length === 0) throw noNote(there.length > 0);
	if (offered.length === 1) return offered[0];
	const picked = await window.showQuickPick(
		offered.map((place) => ({
			label: plainTitle(place.note.head.title),
			description: lineWord(place) ?? "",
			place,
		})),
		{ title: l10n.t("Which note?") },
	);
	return picked?.place;
}

type NoteHere = AnchorRef & Pick<LivePlace, "document" | "cell" | "lines">;

/** What stands in the file that is being looked at. */
function placesHere(places: LivePlaces): readonly NoteHere[] {
	const document = window.activeTextEditor?.document;
	const notebook = window.activeNotebookEditor?.notebook;
	const file =
		(document && codeFileOf(document)) ?? (notebook && notebookFile(notebook));
	return file ? places.inFile(file) : [];
}

/** `hasOthers`: there are notes, but none that the command is for. */
function noNote(hasOthers: boolean): TacitError {
	return new TacitError(
		"unknown-note",
		hasOthers
			? msg`None of the notes here is one for this command.`
			: msg`There is no note here. Open a file that has one, or the note itself.`,
	);
}
