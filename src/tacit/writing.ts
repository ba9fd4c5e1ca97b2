import { writeConfirmation } from "../core/confirmation.ts";
import { TacitError } from "../core/errors.ts";
import type { NewNote } from "../core/markdown/composeNote.ts";
import type { NoteEdit } from "../core/markdown/editNote.ts";
import { createMedia, type MediaPlace } from "../core/media.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote, NoteFile, NoteKind } from "../core/note.ts";
import { makeNoteId, type NoteId } from "../core/noteId.ts";
import { statusInForce } from "../core/noteStatus.ts";
import type { Person } from "../core/person.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import type { ShrinkImage } from "../core/shrinkImage.ts";
import type { ChangeStored, ComposedNote } from "../core/store.ts";
import { kindEdits } from "../externalize/kindEdits.ts";
import type {
	ConfirmedPlace,
	NoteRequest,
	PublishOptions,
} from "../externalize/noteRequest.ts";
import {
	clearOfSecrets,
	type SecretsChoice,
} from "../externalize/secrets/clearOfSecrets.ts";
import { shownMoment } from "../externalize/shownMoment.ts";
import { withoutEmptySections } from "../externalize/templates/withoutEmptySections.ts";
import { titleAndProse } from "../externalize/titleAndProse.ts";
import type { TacitBase } from "./base.ts";
import { createCapturing } from "./capturing.ts";
import { releaseMedia } from "./releaseMedia.ts";

/** Writes notes, and changes those that stand. Those that do throw `unknown-note` for one that is not there. */
export interface Writing {
	/** What others will see is looked through for secrets, here and in the methods below: see `clearOfSecrets`. */
	write(request: NoteRequest): Promise<IndexedNote>;
	/** The file that `write` would write now, for somebody else to commit; nothing is written. */
	compose(request: NoteRequest): Promise<ComposedNote>;
	/**
	 * Replaces title and prose, and the kind, with a status that this kind can have. Throws `conflict` when `body(id)` is not `before` any more; `undefined`:
	 * whatever it is.
	 */
	rewrite(
		id: NoteId,
		body: string,
		kind: NoteKind,
		before: string | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/** Adds an answer to the note's discussion; a question becomes `answered`. */
	reply(
		id: NoteId,
		text: string,
		by: Person | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	retire(id: NoteId): Promise<void>;
	/** Makes a retired note one that holds; nothing for others. Whether it was only proposed, or superseded, is not known any more. */
	bringBack(id: NoteId): Promise<void>;
	/** Makes one of the note's anchors (0-based) point at other code, as it stands there; `bytes` as in `NoteRequest`. */
	point(
		id: NoteId,
		anchorIndex: number,
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/** Makes the note speak of this code, too; `bytes` as in `NoteRequest`. */
	addPlace(
		id: NoteId,
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/**
	 * Writes down that the note still holds today. Of the `places` whose code is another by now the quotes are taken anew:
	 * since then is what counts from here on.
	 */
	confirm(
		id: NoteId,
		by: Person | undefined,
		places: readonly ConfirmedPlace[],
		secrets?: SecretsChoice,
	): Promise<void>;
	/** Moves a draft beside its code. A moment that git does not show anyone is left out. */
	publish(id: NoteId, options?: PublishOptions): Promise<NoteFile>;
	/** The file that `publish` would write now; nothing is written. */
	composePublished(id: NoteId, options?: PublishOptions): Promise<ComposedNote>;
	/** Removes the note, to the trash. Resolves to where (absolute) it is kept if the system has no trash for it. */
	remove(id: NoteId): Promise<string | undefined>;
	/**
	 * Puts an image beside a note, or beside the drafts of a folder of code for one that is still being written, and resolves
	 * to the link to it. Saved as published, the note takes it along. Throws as `Media.add`.
	 */
	addImage(
		at: NoteFile | { readonly folder: RepoPath },
		name: string,
		bytes: Uint8Array,
	): Promise<string>;
}

/** What new notes take from outside. */
export interface WritingSources {
	/** The day where the person is, `YYYY-MM-DD`. */
	readonly today: () => string;
	/** `count` random bytes. */
	readonly random: (count: number) => Uint8Array;
	/** Makes large images smaller; where left out, they are refused. */
	readonly shrinkImage?: ShrinkImage | undefined;
}

/** Drafts are for nobody else. */
function choiceFor(
	{ visibility }: NoteFile,
	secrets: SecretsChoice = "refuse",
): SecretsChoice {
	return visibility === "draft" ? "keep" : secrets;
}

function draftMedia(folder: RepoPath): MediaPlace {
	return { visibility: "draft", folder };
}

/** Over the trees of published notes and of drafts. `written`: told of each new note, and waited for. */
export function createWriting(
	base: TacitBase,
	{ today, random, shrinkImage }: WritingSources,
	written: (request: NoteRequest, note: IndexedNote) => Promise<void>,
): Writing {
	const { trees, codec, store } = base;
	const { known, edit, refresh, templates, layout } = base;
	const media = createMedia(trees, shrinkImage);
	const { capture } = createCapturing(base);
	const release = releaseMedia(base, media);
	return {
		async write(request) {
			const { note, noteFolder } = await newNote(request);
			const file = await store.create(
				note,
				noteFolder,
				request.visibility,
				layout(),
				async ({ file, text }) => {
					if (file.visibility === "published")
						await media.copy(draftMedia(noteFolder), file, text);
				},
			);
			if (file.visibility === "published")
				await releaseDraftMedia(noteFolder, request.text);
			await refresh(request.visibility, [file.path]);
			const stored = known(note.id);
			await written(request, stored);
			return stored;
		},
		async compose(request) {
			const { note, noteFolder } = await newNote(request);
			const { visibility } = request;
			return store.compose(note, noteFolder, visibility, layout());
		},
		async rewrite(id, body, kind, before, secrets) {
			const { file, head } = known(id);
			const stored = await store.read(file);
			const parsed = await store.parse(stored);
			if (before !== undefined && parsed.body !== before)
				throw new TacitError(
					"conflict",
					msg`${file.path} has changed meanwhile. Nothing was written.`,
					{ detail: { current: stored.text } },
				);
			await store.edit(stored, [
				{
					type: "body",
					body: await clearOfSecrets(
						withoutEmptySections(body, templates(), parsed.body),
						choiceFor(file, secrets),
					),
				},
				...kindEdits(parsed.head ?? head, kind, parsed.discussion.length > 0),
			]);
			await refresh(file.visibility, [file.path]);
		},
		reply: async (id, text, by, secrets) =>
			edit(id, [
				{
					type: "add-reply",
					by,
					date: today(),
					text: await clearOfSecrets(text, choiceFor(known(id).file, secrets)),
				},
				...(known(id).head.kind === "question" &&
				known(id).head.status !== "answered"
					? [{ type: "field", key: "status", value: "answered" } as const]
					: []),
			]),
		retire: (id) =>
			edit(id, [{ type: "field", key: "status", value: "retired" }]),
		async point(id, anchorIndex, pointed, bytes, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const captured = await capture(pointed, bytes, choice);
			await edit(id, [
				{ type: "replace-anchor", index: anchorIndex, ...captured },
			]);
		},
		async addPlace(id, pointed, bytes, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const captured = await capture(pointed, bytes, choice);
			await edit(id, [{ type: "add-anchor", ...captured }]);
		},
		async confirm(id, by, places, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const edits: NoteEdit[] = [
				{
					type: "field",
					key: "confirmed",
					value: writeConfirmation({ date: today(), by }),
				},
			];
			for (const { anchorIndex, pointed, bytes } of places)
				edits.push({
					type: "replace-anchor",
					index: anchorIndex,
					...(await capture(pointed, bytes, choice)),
				});
			await edit(id, edits);
		},
		async bringBack(id) {
			const { file, head } = known(id);
			if (head.status !== "retired") return;
			const stored = await store.read(file);
			const { discussion } = await store.parse(stored);
			await store.edit(stored, [
				{
					type: "field",
					key: "status",
					value: statusInForce(head.kind, {
						isAnswered: discussion.length > 0,
					}),
				},
			]);
			await refresh(file.visibility, [file.path]);
		},
		async publish(id, options) {
			const before = known(id);
			const folder = folderOf(before.file.path);
			let text = "";
			const file = await store.publish(
				before,
				layout(),
				published(before, options),
				async (composed) => {
					text = composed.text;
					await media.copy(draftMedia(folder), composed.file, text);
				},
			);
			await releaseDraftMedia(folder, text);
			await refresh("published", [file.path]);
			await refresh("draft", [before.file.path]);
			return file;
		},
		composePublished: (id, options) =>
			store.composePublished(
				known(id),
				layout(),
				published(known(id), options),
			),
		async remove(id) {
			const { file } = known(id);
			const stored = await store.read(file);
			const kept = await store.remove(stored);
			await refresh(file.visibility, [file.path]);
			const place = {
				visibility: file.visibility,
				folder: folderOf(file.path),
			};
			await release(place, stored.text, true);
			return kept;
		},
		addImage: (at, name, bytes) => {
			const place =
				"path" in at
					? { visibility: at.visibility, folder: folderOf(at.path) }
					: { visibility: "draft" as const, folder: at.folder };
			return media.add(place, name, bytes);
		},
	};

	function releaseDraftMedia(folder: RepoPath, text: string): Promise<void> {
		return release(draftMedia(folder), text, false);
	}

	async function newNote(request: NoteRequest) {
		const { kind, text, by, pointed, bytes, visibility, secrets } = request;
		const choice = visibility === "draft" ? "keep" : (secrets ?? "refuse");
		const { title, prose } = titleAndProse(
			await clearOfSecrets(withoutEmptySections(text, templates()), choice),
		);
		if (title === "")
			throw new TacitError(
				"bad-argument",
				msg`The note has no words: one sentence is enough.`,
			);
		const noteFolder = pointed.isFolder ? pointed.path : folderOf(pointed.path);
		const note: NewNote = {
			id: makeNoteId(random(8)),
			kind,
			title,
			prose,
			by,
			date: request.date ?? today(),
			moment: shownMoment(request.moment),
			noteFolder,
			anchors: [await capture(pointed, bytes, choice)],
			status: statusInForce(kind, { isAnswered: false }),
		};
		return { note, noteFolder };
	}

	/** What a draft becomes for others. */
	function published(
		{ head }: IndexedNote,
		{ secrets = "refuse", withoutNames = false }: PublishOptions = {},
	): ChangeStored {
		const removed = [
			...(withoutNames && head.by.length > 0 ? ["by"] : []),
			...(head.moment !== shownMoment(head.moment) ? ["moment"] : []),
		];
		const edits = removed.map(
			(key): NoteEdit => ({ type: "field", key, value: undefined }),
		);
		return async ({ text, at }) =>
			clearOfSecrets(
				edits.length === 0 ? text : await codec.edit(text, at, edits),
				secrets,
			);
	}
}
