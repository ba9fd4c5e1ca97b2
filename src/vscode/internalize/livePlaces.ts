import {
	type Disposable,
	EventEmitter,
	type TextDocument,
	type TextDocumentChangeEvent,
	window,
	workspace,
} from "vscode";
import type { LineRange } from "../../core/lineRange.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { Log } from "../../core/ports.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { type CodeFile, codeFileOf, notebookFile } from "../codeFile.ts";
import { followChange } from "../followChange.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesOf } from "../textLines.ts";
import {
	beginFollowing,
	type FollowedNote,
	goOnFollowing,
	isGuess,
	isGuest,
	isSamePlace,
	withChange,
} from "./followedNote.ts";
import { guestIn } from "./guest.ts";

/** A note's anchor in an open file. */
export interface LivePlace extends PlacedNote {
	readonly repository: OpenRepository;
	/** The file's document, or the cell of the notebook, in which it is; `undefined` as for `lines`. */
	readonly document: TextDocument | undefined;
	/** The number of that cell in a notebook, from 1. */
	readonly cell: number | undefined;
	/** Where it is now in the document; `undefined` for a whole file, and while its code is gone. */
	readonly lines: LineRange | undefined;
	/** The document is a version of the file that is not today's. */
	readonly isPast: boolean;
}

/** Whether the code is another by now than when the note was written, layout aside. */
export function isChanged({ placement, isPast }: LivePlace): boolean {
	return (
		!isPast &&
		placement.state === "attached" &&
		placement.certainty === "changed"
	);
}

/** Whether the anchor is on lines that are not found for certain. */
export function isLost({ anchor, lines }: LivePlace): boolean {
	return anchor.lines !== undefined && lines === undefined;
}

interface OpenText {
	readonly repository: OpenRepository;
	readonly file: CodeFile;
	readonly entries: readonly FollowedNote[];
	/** Code of further notes on it is in another file, and none of the entries: an undo may bring it back. */
	readonly hasDepartures: boolean;
	/** Cells came or went since. */
	hasOtherCells: boolean;
	/** Computed from the entries when first asked for after an edit. */
	places: readonly LivePlace[] | undefined;
}

/** Milliseconds without an edit after which marks are drawn anew and lost anchors looked for. */
const pause = 250;

/**
 * Where the notes of open files are, kept up to date by Tacit itself while somebody types: VS Code's comment
 * threads do not follow edits, and its decorations cannot be asked.
 */
export class LivePlaces implements Disposable {
	readonly #texts = new Map<CodeFile["key"], OpenText>();
	readonly #placing = new Map<CodeFile["key"], number>();
	readonly #pauses = new Map<CodeFile["key"], ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<CodeFile>();
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];

	/** The file's places were found, or moved and the hands rest. */
	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			workspace.onDidChangeTextDocument((event) => this.#follow(event)),
			workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
				const text = this.#texts.get(notebook);
				if (!text || contentChanges.length === 0) return;
				text.hasOtherCells = true;
				text.places = undefined;
				this.#rest(text.file);
			}),
			workspace.onDidCloseTextDocument((document) => this.#forget(document)),
			workspace.onDidCloseNotebookDocument((notebook) =>
				this.#forget(notebook),
			),
			// A document whose language changes is told as closed and opened, and stays in its editor.
			workspace.onDidOpenTextDocument((document) => {
				if (isVisible(document)) void this.place(document);
			}),
			window.onDidChangeVisibleTextEditors((editors) => {
				for (const { document } of editors)
					this.#placeNew(codeFileOf(document));
			}),
			window.onDidChangeVisibleNotebookEditors((editors) => {
				for (const { notebook } of editors)
					this.#placeNew(notebookFile(notebook));
			}),
			repositories.onDidChangeNotes(({ repository, touches }) => {
				for (const file of visibleFiles()) {
					const path = repository.pathOf(file.uri);
					if (path !== undefined && touches(path)) void this.#place(file);
				}
				for (const [key, { repository: own, file }] of this.#texts)
					if (own === repository && !isFileVisible(file))
						this.#texts.delete(key);
			}),
			repositories.onDidClose((repository) => {
				for (const [key, { repository: own, file }] of this.#texts) {
					if (own !== repository) continue;
					this.#texts.delete(key);
					if (isFileVisible(file)) void this.#place(file);
				}
			}),
		];
	}

	/** What stands in the document, as in `inFile`; in a cell of a notebook only what stands on its lines. */
	in(document: TextDocument): readonly LivePlace[] {
		const file = codeFileOf(document);
		if (!file) return [];
		const places = this.inFile(file);
		return file.isNotebook
			? places.filter((place) => place.document === document)
			: places;
	}

	/**
	 * What stands in the file: notes whose code is not found for certain, then those on the whole file, then the others in
	 * the order of its lines. Empty until it was placed.
	 */
	inFile({ key }: Pick<CodeFile, "key">): readonly LivePlace[] {
		const text = this.#texts.get(key);
		if (!text) return [];
		text.places ??= livePlaces(text);
		const guests = this.#guestsIn(text);
		return guests.length > 0
			? [...text.places, ...guests].sort(inOrder)
			: text.places;
	}

	/** Code of notes on other files that was put into this one. Once that is known by what is saved, that counts. */
	#guestsIn({ file, entries }: OpenText): readonly LivePlace[] {
		const places: LivePlace[] = [];
		for (const { repository, entries: others } of this.#texts.values())
			for (const entry of others)
				if (
					entry.guest?.file.key === file.key &&
					!entries.some(({ placed }) => isSamePlace(placed, entry.placed))
				) {
					const place = guestPlace(entry, repository);
					if (place) places.push(place);
				}
		return places;
	}

	/** What stands in any file that was placed. */
	all(): readonly LivePlace[] {
		return [...this.#texts.keys()].flatMap((key) => this.inFile({ key }));
	}

	/**
	 * Reads and places the notes of the document's file: at once by what they tell themselves, then by history those that this leaves
	 * in doubt. A later call, or an edit meanwhile, makes an earlier one void.
	 */
	async place(document: TextDocument): Promise<void> {
		const file = codeFileOf(document);
		if (file) await this.#place(file);
	}

	#placeNew(file: CodeFile | undefined): void {
		if (file && !this.#texts.has(file.key)) void this.#place(file);
	}

	async #place(file: CodeFile): Promise<void> {
		const { key } = file;
		const turn = (this.#placing.get(key) ?? 0) + 1;
		this.#placing.set(key, turn);
		try {
			const repository = this.#repositories.of(file.uri);
			const path = repository?.pathOf(file.uri);
			if (!repository || path === undefined) return;
			// A note that names a file outside by way of a link is shown nowhere, even to whoever opened that file.
			if (repository.tacit.index.notesAt(path).length > 0)
				await repository.codeUri(path);
			const before = this.#texts.get(key)?.entries ?? [];
			for (const history of [false, true]) {
				// To start git holds everything up, and somebody waits for the first hints.
				if (history) await repository.ready;
				const version = file.version();
				const placed = await repository.tacit.placeNotes(
					path,
					() => file.code(),
					{ history },
				);
				if (file.isClosed() || this.#placing.get(key) !== turn) return;
				if (file.version() !== version) {
					void this.#place(file);
					return;
				}
				const entries = placed.map(
					(each) =>
						goOnFollowing(before, each, file) ??
						beginFollowing(each, file, !history),
				);
				this.#texts.set(key, {
					...{ repository, file, entries },
					hasDepartures: repository.tacit.whereabouts.hasDepartures(path),
					hasOtherCells: false,
					places: undefined,
				});
				this.#changed.fire(file);
				if (!entries.some(({ isProvisional }) => isProvisional)) return;
			}
		} catch (error) {
			this.#log.warn(`The notes of ${file.uri.fsPath} were not placed.`, error);
		}
	}

	dispose(): void {
		for (const timer of this.#pauses.values()) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	#follow(event: TextDocumentChangeEvent): void {
		const { document, contentChanges, reason } = event;
		const file = codeFileOf(document);
		if (file && contentChanges.length > 0) this.#followGuests(file, event);
		const text = file && this.#texts.get(file.key);
		if (!text || (text.entries.length === 0 && !text.hasDepartures)) return;
		if (contentChanges.length === 0) {
			if (document.isDirty && text.entries.some((entry) => entry.isDoubtful)) {
				trust(text);
			}
			return;
		}
		// That the file is not saved any more is told after the first change by hand; after new text from disk it never is.
		const mayBeFromDisk = !file.isDirty() && reason === undefined;
		for (const entry of text.entries) {
			const { followed } = entry;
			if (!followed || entry.document !== document) continue;
			const { words, stretch } = followed;
			entry.followed = followChange(followed, event);
			if (entry.guest) this.#rest(entry.guest.file);
			if (!mayBeFromDisk) entry.isDoubtful = false;
			else if (
				stretch &&
				entry.followed === followed &&
				(isGuess(entry) || followed.words !== words || !followed.stretch)
			)
				entry.isDoubtful = true;
		}
		text.places = undefined;
		this.#rest(file);
	}

	/** Follows what was put into the file, and what a change puts into it that is gone from another. */
	#followGuests(file: CodeFile, event: TextDocumentChangeEvent): void {
		const here = this.#texts.get(file.key);
		for (const text of this.#texts.values())
			for (const entry of text.entries) {
				const { guest, followed } = entry;
				if (guest && guest.document === event.document)
					guest.followed = followChange(guest.followed, event);
				else if (
					!followed ||
					followed.stretch ||
					guest?.followed.stretch ||
					text === here ||
					text.repository !== here?.repository
				)
					continue;
				else {
					entry.guest = guestIn(file, event, followed.words);
					if (!entry.guest) continue;
				}
				text.places = undefined;
				this.#rest(text.file);
				this.#rest(file);
			}
	}

	/** Once the hands rest: what is gone, or was not found before, is looked for; marks are drawn. */
	#rest(file: CodeFile): void {
		const { key } = file;
		const waiting = this.#pauses.get(key);
		if (waiting) {
			waiting.refresh();
			return;
		}
		this.#pauses.set(
			key,
			setTimeout(() => {
				this.#pauses.delete(key);
				const text = this.#texts.get(key);
				if (!text) return;
				// Of a notebook it is not told that it is not saved any more.
				if (file.isNotebook && file.isDirty()) trust(text);
				const lost = text.entries.some(
					({ placed, followed, isDoubtful }) =>
						isDoubtful ||
						placed.isAmidConflicts ||
						placed.placement.state === "lost" ||
						placed.placement.state === "proposed" ||
						(followed && !followed.stretch),
				);
				if (lost || text.hasDepartures || text.hasOtherCells)
					void this.#place(file);
				else this.#changed.fire(file);
			}, pause),
		);
	}

	#forget(key: CodeFile["key"]): void {
		for (const { guest } of this.#texts.get(key)?.entries ?? [])
			if (guest) this.#rest(guest.file);
		this.#texts.delete(key);
		for (const text of this.#texts.values())
			for (const entry of text.entries)
				if (entry.guest?.file.key === key) {
					entry.guest = undefined;
					text.places = undefined;
					this.#rest(text.file);
				}
		this.#placing.delete(key);
		clearTimeout(this.#pauses.get(key));
		this.#pauses.delete(key);
	}
}

function livePlaces({ file, entries, repository }: OpenText): LivePlace[] {
	const documents = file.documents();
	const places = entries
		.filter((entry) => !isGuest(entry))
		.map(({ placed, document, followed, words, isDoubtful }) => {
			const at = document ? documents.indexOf(document) : -1;
			const stretch = at < 0 || isDoubtful ? undefined : followed?.stretch;
			return {
				...placed,
				placement: stretch
					? withChange(placed.placement, followed, words)
					: placed.placement,
				repository,
				document: stretch && document,
				cell: stretch && file.isNotebook ? at + 1 : undefined,
				lines: stretch && document && linesOf(document, stretch),
				isPast: false,
			};
		});
	return places.sort(inOrder);
}

function inOrder(a: LivePlace, b: LivePlace): number {
	return (
		rankOf(a) - rankOf(b) ||
		(a.cell ?? 0) - (b.cell ?? 0) ||
		(a.lines?.start ?? 0) - (b.lines?.start ?? 0)
	);
}

/** Where it is in the file that it was put into; `undefined` where it is not there, or at home. */
function guestPlace(
	entry: FollowedNote,
	repository: OpenRepository,
): LivePlace | undefined {
	const { placed, guest, found, words } = entry;
	const stretch = guest?.followed.stretch;
	if (!guest || !stretch || !isGuest(entry)) return undefined;
	const { file, document, followed } = guest;
	return {
		...placed,
		placement: withChange(found, followed, words),
		from: placed.anchor.path,
		repository,
		document,
		cell: file.isNotebook ? file.documents().indexOf(document) + 1 : undefined,
		lines: linesOf(document, stretch),
		isPast: false,
	};
}

/** Those that wait for somebody to say where they belong, those on the whole file, then those on lines. */
function rankOf(place: LivePlace): number {
	if (place.lines) return 2;
	return isLost(place) && !mayLoseCode(place.note) ? 0 : 1;
}

/** What changed was changed by hand. */
function trust(text: OpenText): void {
	for (const entry of text.entries) entry.isDoubtful = false;
	text.places = undefined;
}

function visibleFiles(): readonly CodeFile[] {
	const files = [
		...window.visibleTextEditors.map(({ document }) => codeFileOf(document)),
		...window.visibleNotebookEditors.map(({ notebook }) =>
			notebookFile(notebook),
		),
	].filter((file) => file !== undefined);
	return [...new Map(files.map((file) => [file.key, file])).values()];
}

function isFileVisible({ key }: CodeFile): boolean {
	return visibleFiles().some((file) => file.key === key);
}

function isVisible(document: TextDocument): boolean {
	return window.visibleTextEditors.some(
		(editor) => editor.document === document,
	);
}
