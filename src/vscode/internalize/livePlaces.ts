import {
	type Disposable,
	EventEmitter,
	type TextDocument,
	type TextDocumentChangeEvent,
	window,
	workspace,
} from "vscode";
import { isSameAnchor } from "../../core/anchor/anchor.ts";
import {
	type FollowedStretch,
	followStretch,
} from "../../core/anchor/followText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { codeOf } from "../../core/notebook/codeText.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { Log } from "../../core/ports.ts";
import { followChange } from "../followChange.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesOf, stretchOf } from "../textLines.ts";

/** A note's anchor in an open document. */
export interface LivePlace extends PlacedNote {
	readonly repository: OpenRepository;
	/** Where it is now; `undefined` for a whole file, and while its code is gone. */
	readonly lines: LineRange | undefined;
}

/** Whether the code is another than when the note was written, layout aside. */
export function isChanged({ placement }: LivePlace): boolean {
	return placement.state === "attached" && placement.certainty === "changed";
}

interface Entry {
	readonly placed: PlacedNote;
	followed: FollowedStretch | undefined;
	/** Its words changed, perhaps on disk and not by hand: where it is must be found anew, and until then is not told. */
	isDoubtful: boolean;
	/** Shown by what the note tells, until history has been asked, which may know better. */
	readonly isProvisional: boolean;
}

interface OpenText {
	readonly repository: OpenRepository;
	readonly entries: readonly Entry[];
	/** Computed from the entries when first asked for after an edit. */
	places: readonly LivePlace[] | undefined;
}

/** Milliseconds without an edit after which marks are drawn anew and lost anchors looked for. */
const pause = 250;

/**
 * Where the notes of open documents are, kept up to date by Tacit itself while somebody types: VS Code's comment
 * threads do not follow edits, and its decorations cannot be asked.
 */
export class LivePlaces implements Disposable {
	readonly #texts = new Map<TextDocument, OpenText>();
	readonly #placing = new Map<TextDocument, number>();
	readonly #pauses = new Map<TextDocument, ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<TextDocument>();
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];

	/** The document's places were found, or moved and the hands rest. */
	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			workspace.onDidChangeTextDocument((event) => this.#follow(event)),
			workspace.onDidCloseTextDocument((document) => this.#forget(document)),
			// A document whose language changes is told as closed and opened, and stays in its editor.
			workspace.onDidOpenTextDocument((document) => {
				if (isVisible(document)) void this.place(document);
			}),
			window.onDidChangeVisibleTextEditors((editors) => {
				for (const { document } of editors)
					if (!this.#texts.has(document)) void this.place(document);
			}),
			repositories.onDidChangeNotes(({ repository, touches }) => {
				for (const { document } of window.visibleTextEditors) {
					const path = repository.pathOf(document.uri);
					if (path !== undefined && touches(path)) void this.place(document);
				}
				for (const [document, text] of this.#texts)
					if (text.repository === repository && !isVisible(document))
						this.#texts.delete(document);
			}),
			repositories.onDidClose((repository) => {
				for (const [document, text] of this.#texts) {
					if (text.repository !== repository) continue;
					this.#texts.delete(document);
					if (isVisible(document)) void this.place(document);
				}
			}),
		];
	}

	/** What stands in the document, in the order of its lines; whole-file notes first. Empty until it was placed. */
	in(document: TextDocument): readonly LivePlace[] {
		const text = this.#texts.get(document);
		if (!text) return [];
		text.places ??= text.entries
			.map(({ placed, followed, isDoubtful }) => ({
				...placed,
				repository: text.repository,
				lines:
					followed?.stretch && !isDoubtful
						? linesOf(document, followed.stretch)
						: undefined,
			}))
			.sort((a, b) => (a.lines?.start ?? 0) - (b.lines?.start ?? 0));
		return text.places;
	}

	/** What stands in any document that was placed. */
	all(): readonly LivePlace[] {
		return [...this.#texts.keys()].flatMap((document) => this.in(document));
	}

	/**
	 * Reads and places the document's notes: at once by what they tell themselves, then by history those that this leaves
	 * in doubt. A later call, or an edit meanwhile, makes an earlier one void.
	 */
	async place(document: TextDocument): Promise<void> {
		if (document.uri.scheme !== "file") return;
		const turn = (this.#placing.get(document) ?? 0) + 1;
		this.#placing.set(document, turn);
		try {
			const repository = this.#repositories.of(document.uri);
			const path = repository?.pathOf(document.uri);
			if (!repository || path === undefined) return;
			const before = this.#texts.get(document)?.entries ?? [];
			for (const history of [false, true]) {
				// To start git holds everything up, and somebody waits for the first hints.
				if (history) await repository.ready;
				const version = document.version;
				const placed = await repository.tacit.placeNotes(
					path,
					() => codeOf(path, document.getText()),
					{ history },
				);
				if (document.isClosed || this.#placing.get(document) !== turn) return;
				if (document.version !== version) {
					void this.place(document);
					return;
				}
				const text = placed.length > 0 ? document.getText() : "";
				const entries = placed.map(
					(each) => goOn(before, each) ?? begin(each, document, text, !history),
				);
				this.#texts.set(document, { repository, places: undefined, entries });
				this.#changed.fire(document);
				if (!entries.some(({ isProvisional }) => isProvisional)) return;
			}
		} catch (error) {
			this.#log.warn(
				`The notes of ${document.uri.fsPath} were not placed.`,
				error,
			);
		}
	}

	dispose(): void {
		for (const timer of this.#pauses.values()) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	#follow(event: TextDocumentChangeEvent): void {
		const { document, contentChanges, reason } = event;
		const text = this.#texts.get(document);
		if (!text || text.entries.length === 0) return;
		if (contentChanges.length === 0) {
			if (document.isDirty && text.entries.some((entry) => entry.isDoubtful)) {
				for (const entry of text.entries) entry.isDoubtful = false;
				text.places = undefined;
			}
			return;
		}
		// That the file is not saved any more is told after the first change by hand; after new text from disk it never is.
		const mayBeFromDisk = !document.isDirty && reason === undefined;
		for (const entry of text.entries) {
			const { followed } = entry;
			if (!followed) continue;
			const { words, stretch } = followed;
			entry.followed = followChange(followed, event);
			if (!mayBeFromDisk) entry.isDoubtful = false;
			else if (
				stretch &&
				entry.followed === followed &&
				(followed.words !== words || !followed.stretch)
			)
				entry.isDoubtful = true;
		}
		text.places = undefined;
		this.#rest(document);
	}

	/** Once the hands rest: what is gone, or was not found before, is looked for; marks are drawn. */
	#rest(document: TextDocument): void {
		const waiting = this.#pauses.get(document);
		if (waiting) {
			waiting.refresh();
			return;
		}
		this.#pauses.set(
			document,
			setTimeout(() => {
				this.#pauses.delete(document);
				const text = this.#texts.get(document);
				if (!text) return;
				const lost = text.entries.some(
					({ placed, followed, isDoubtful }) =>
						isDoubtful ||
						placed.placement.state === "lost" ||
						placed.placement.state === "proposed" ||
						(followed && !followed.stretch),
				);
				if (lost) void this.place(document);
				else this.#changed.fire(document);
			}, pause),
		);
	}

	#forget(document: TextDocument): void {
		this.#texts.delete(document);
		this.#placing.delete(document);
		clearTimeout(this.#pauses.get(document));
		this.#pauses.delete(document);
	}
}

/** Follows a note from where it was found just now. */
function begin(
	placed: PlacedNote,
	document: TextDocument,
	text: string,
	isFirst: boolean,
): Entry {
	const { placement } = placed;
	return {
		placed,
		followed:
			placement.state === "attached"
				? followStretch(text, stretchOf(document, placement.lines))
				: undefined,
		isDoubtful: false,
		isProvisional: isFirst && placed.wantsHistory,
	};
}

/**
 * What was followed so far, with the note as it reads now; `undefined` where it has to begin anew. Code that was changed
 * since the file was opened is not found by its text, but the hands that changed it were watched.
 */
function goOn(before: readonly Entry[], fresh: PlacedNote): Entry | undefined {
	const known = before.find(({ placed }) => isSamePlace(placed, fresh));
	if (!known?.followed || known.isDoubtful || known.isProvisional)
		return undefined;
	const { placed, followed } = known;
	const { placement } = followed.stretch ? placed : fresh;
	if (!followed.stretch && placement.state === "attached") return undefined;
	return {
		placed: { ...fresh, placement },
		followed,
		isDoubtful: false,
		isProvisional: false,
	};
}

/** Whether the two stand for the same block of the same note, and it has not been rewritten. */
function isSamePlace(one: PlacedNote, other: PlacedNote): boolean {
	return (
		one.note.head.id === other.note.head.id &&
		one.anchorIndex === other.anchorIndex &&
		isSameAnchor(one.anchor, other.anchor)
	);
}

function isVisible(document: TextDocument): boolean {
	return window.visibleTextEditors.some(
		(editor) => editor.document === document,
	);
}
