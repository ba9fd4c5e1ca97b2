import {
	commands,
	Disposable,
	env,
	l10n,
	Range,
	Selection,
	TextEditorRevealType,
	type Uri,
	window,
	workspace,
} from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../../core/note.ts";
import { pathOfAway } from "../../core/whereabouts/away.ts";
import { type CommandId, commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { noteFrom } from "../noteFrom.ts";
import type { NoteRef } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { rangeOf } from "../textLines.ts";
import type { Composer } from "./composer.ts";
import { noteLink } from "./noteLink.ts";
import { tellWritten } from "./saveWriting.ts";

/** Commands on a note that exists: from a hover's link, a row of a view, or the palette (the notes at the cursor). */
export function registerNoteCommands(
	repositories: Repositories,
	places: LivePlaces,
	composer: Composer,
	run: CommandRunner,
): Disposable {
	const on = (
		id: CommandId,
		task: (ref: NoteRef) => Promise<void>,
		isFor: (note: IndexedNote) => boolean = () => true,
	) =>
		run(id, async (...args) => {
			const ref =
				noteFrom(repositories, args) ?? (await pickHere(places, isFor));
			if (ref) await task(ref);
		});
	const isRetired = ({ head }: IndexedNote) => head.status === "retired";
	return Disposable.from(
		on(commandIds.openNote, async ({ repository, note }) => {
			await window.showTextDocument(repository.uriOf(note.file), {
				preview: true,
			});
		}),
		on(commandIds.showNote, (ref) => show(ref, places)),
		on(commandIds.editNote, async (ref) => {
			await show(ref, places);
			const before = await ref.repository.tacit.body(ref.note.head.id);
			await composer.begin({
				...begunAt(ref, places),
				mode: "edit",
				text: before,
				before,
			});
		}),
		on(commandIds.reply, async (ref) => {
			await show(ref, places);
			await composer.begin({
				...begunAt(ref, places),
				mode: "reply",
				text: "",
			});
		}),
		on(commandIds.publishDraft, async ({ repository, note }) => {
			if (note.file.visibility === "published") return;
			await tellWritten(
				repository,
				await repository.tacit.publish(note.head.id),
			);
		}),
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
			if (answer === erase) await repository.tacit.remove(note.head.id);
		}),
		on(commandIds.copyLink, async (ref) => {
			await env.clipboard.writeText(noteLink(ref));
			window.setStatusBarMessage(l10n.t("$(link) Link copied."), 5000);
		}),
		run(commandIds.hereAtCursor, async () => {
			await commands.executeCommand("editor.action.showHover", {
				focus: "autoFocusImmediately",
			});
		}),
	);
}

/** Opens the note's first place: its lines in view, the cursor on the first. A note whose code was not found is opened itself. */
async function show(ref: NoteRef, places: LivePlaces): Promise<void> {
	const { repository, note } = ref;
	const uri = shownUri(ref);
	if (!uri) {
		await window.showTextDocument(repository.uriOf(note.file));
		return;
	}
	const document = await workspace.openTextDocument(uri);
	const editor = await window.showTextDocument(document);
	if (places.in(document).length === 0) await places.place(document);
	const lines = liveLines(ref, places);
	if (!lines) return;
	const range = document.validateRange(rangeOf(lines));
	editor.selection = new Selection(range.start, range.start);
	editor.revealRange(
		new Range(range.start, range.end),
		TextEditorRevealType.InCenterIfOutsideViewport,
	);
}

/** The file in which the note is shown: the one that is being looked at, else that of its first anchor, wherever its code is now. */
function shownUri({ repository, note }: NoteRef): Uri | undefined {
	const active = window.activeTextEditor?.document.uri;
	const here = active && repository.pathOf(active);
	const files = note.head.anchors.flatMap((anchor, at) => {
		if (anchor.isFolder) return [];
		const away = repository.tacit.whereabouts?.of(note.file, at);
		return [(away && pathOfAway(away)) ?? anchor.path];
	});
	const path = files.find((path) => path === here) ?? files[0];
	return path === undefined ? undefined : repository.codeUri(path);
}

function liveLines(ref: NoteRef, places: LivePlaces) {
	const uri = shownUri(ref)?.toString();
	const document = workspace.textDocuments.find(
		(open) => open.uri.toString() === uri,
	);
	return document
		? places
				.in(document)
				.find(({ note, lines }) => note.head.id === ref.note.head.id && lines)
				?.lines
		: undefined;
}

function begunAt(ref: NoteRef, places: LivePlaces) {
	return {
		key: crypto.randomUUID(),
		uri: (shownUri(ref) ?? ref.repository.uriOf(ref.note.file)).toString(),
		isFolder: false,
		lines: liveLines(ref, places),
		noteId: ref.note.head.id,
		kind: ref.note.head.kind,
		begunAt: Date.now(),
	};
}

/** From the palette: the notes at the cursor, else those of the file, of those that the command is for. */
async function pickHere(
	places: LivePlaces,
	isFor: (note: IndexedNote) => boolean,
): Promise<NoteRef | undefined> {
	const editor = window.activeTextEditor;
	if (!editor) return undefined;
	const line = editor.selection.active.line + 1;
	const all = places.in(editor.document).filter(({ note }) => isFor(note));
	const at = all.filter(
		({ lines }) => lines && lines.start <= line && line <= lines.end,
	);
	const offered = at.length > 0 ? at : all;
	if (offered.length <= 1) return offered[0];
	const picked = await window.showQuickPick(
		offered.map((place) => ({
			label: plainTitle(place.note.head.title),
			description: place.lines ? l10n.t("line {0}", place.lines.start) : "",
			place,
		})),
		{ title: l10n.t("Which note?") },
	);
	return picked?.place;
}
