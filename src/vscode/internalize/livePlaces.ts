import {
	type Disposable,
	EventEmitter,
	type TextDocument,
	type TextDocumentChangeEvent,
	window,
	workspace,
} from "vscode";
import { isSameAnchor } from "../../core/anchor/anchor.ts";
import { saysTheSame } from "../../core/anchor/findQuote.ts";
import {
	type FollowedStretch,
	followWords,
} from "../../core/anchor/followText.ts";
import type { Placement } from "../../core/anchor/relocate.ts";
import { isSameRange, type LineRange } from "../../core/lineRange.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { Log } from "../../core/ports.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { type CodeFile, codeFileOf, notebookFile } from "../codeFile.ts";
import { followChange } from "../followChange.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesOf, rangeOf, stretchOf } from "../textLines.ts";
import { type Guest, guestIn } from "./guest.ts";

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

interface Entry {
	readonly placed: PlacedNote;
	/** Where it was found. */
	readonly document: TextDocument | undefined;
	followed: FollowedStretch | undefined;
	/** The words there, as they were found. */
	readonly words: string | undefined;
	/** Its words changed, or what is around a guess, perhaps on disk and not by hand: where it is must be found anew, and until then is not told. */
	isDoubtful: boolean;
	/** Shown by what the note tells, until history has been asked, which may know better. */
	readonly isProvisional: boolean;
	/** How it was found where it is followed from. */
	readonly found: Placement;
	/** Where it is while it is gone from its own file, as long as neither of the two is saved. */
	guest: Guest | undefined;
}

interface OpenText {
	readonly repository: OpenRepository;
	readonly file: CodeFile;
	readonly entries: readonly Entry[];
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
					(each) => goOn(before, each, file) ?? begin(each, file, !history),
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

/** Whether it is gone from its own file, and stands in another one that is open. */
function isGuest({ followed, isDoubtful, guest }: Entry): boolean {
	return (
		guest?.followed.stretch !== undefined &&
		!guest.document.isClosed &&
		!isDoubtful &&
		followed?.stretch === undefined
	);
}

/** Where it is in the file that it was put into; `undefined` where it is not there, or at home. */
function guestPlace(
	entry: Entry,
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

/** Code that was found as it was when the note was written, and that hands have changed in substance since, is another by now. */
function withChange(
	placement: Placement,
	followed: FollowedStretch | undefined,
	words: string | undefined,
): Placement {
	return placement.state === "attached" &&
		followed &&
		words !== undefined &&
		!saysTheSame(followed.words, words)
		? { ...placement, certainty: "changed" }
		: placement;
}

/** What changed was changed by hand. */
function trust(text: OpenText): void {
	for (const entry of text.entries) entry.isDoubtful = false;
	text.places = undefined;
}

/** Follows a note from where it was found just now. */
function begin(placed: PlacedNote, file: CodeFile, isFirst: boolean): Entry {
	const { placement } = placed;
	const place =
		placement.state === "attached" ? file.at(placement.lines) : undefined;
	const followed =
		place &&
		// To ask for the whole text takes milliseconds where it is long, for each note.
		followWords(
			stretchOf(place.document, place.lines),
			place.document.getText(rangeOf(place.lines)),
		);
	return {
		placed,
		document: place?.document,
		followed,
		words: followed?.words,
		isDoubtful: false,
		isProvisional: isFirst && placed.wantsHistory,
		found: placement,
		guest: undefined,
	};
}

/**
 * What was followed so far, with the note as it reads now; `undefined` where it has to begin anew. Code that was changed
 * since the file was opened is not found by its text, but the hands that changed it were watched.
 */
function goOn(
	before: readonly Entry[],
	fresh: PlacedNote,
	file: CodeFile,
): Entry | undefined {
	const known = before.find(({ placed }) => isSamePlace(placed, fresh));
	if (!known?.followed || known.isDoubtful || known.isProvisional)
		return undefined;
	const { placed, followed, words, document } = known;
	if (document?.isClosed || placed.isAmidConflicts) return undefined;
	const { placement } = followed.stretch ? placed : fresh;
	// What was seen to go elsewhere is in no place that is only likely.
	const isElsewhere =
		isGuest(known) &&
		!(placement.state === "attached" && placement.certainty === "unique");
	if (!followed.stretch && placement.state === "attached" && !isElsewhere)
		return undefined;
	if (isPartOf(known, fresh, file)) return undefined;
	return {
		placed: { ...fresh, placement },
		document,
		followed,
		words,
		isDoubtful: false,
		isProvisional: false,
		found: known.found,
		guest: known.guest,
	};
}

/** Whether what was followed is a part of where all of it stands as it was: it was torn apart and joined again. */
function isPartOf(
	{ document, followed }: Entry,
	{ placement }: PlacedNote,
	file: CodeFile,
): boolean {
	if (placement.state !== "attached" || placement.certainty !== "unique")
		return false;
	const whole = file.at(placement.lines);
	if (!whole || whole.document !== document || !followed?.stretch) return false;
	const part = linesOf(whole.document, followed.stretch);
	const { start, end } = whole.lines;
	return (
		start <= part.start && part.end <= end && !isSameRange(part, whole.lines)
	);
}

/** Whether it is not certain that it was found at the right lines: around them may be more of it. */
function isGuess({ placed: { placement } }: Entry): boolean {
	return placement.state === "attached" && placement.certainty !== "unique";
}

/** Whether the two stand for the same block of the same note, and it has not been rewritten. */
function isSamePlace(one: PlacedNote, other: PlacedNote): boolean {
	return (
		one.note.head.id === other.note.head.id &&
		one.anchorIndex === other.anchorIndex &&
		isSameAnchor(one.anchor, other.anchor)
	);
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
