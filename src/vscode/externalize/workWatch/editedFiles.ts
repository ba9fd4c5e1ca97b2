import {
	type Disposable,
	type TextDocument,
	type TextDocumentChangeEvent,
	type TextDocumentContentChangeEvent,
	type TextDocumentWillSaveEvent,
	workspace,
} from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import { createPacer } from "../../../core/pacer.ts";
import type { Log } from "../../../core/ports.ts";
import {
	afterEdit,
	isPasted,
	type LineEdit,
	pastedBy,
} from "../../../externalize/events/pastedLines.ts";
import {
	longestSaved,
	type Saved,
	savedEvent,
} from "../../../externalize/events/savedEvent.ts";
import { readSaved } from "../../../node/files/readSaved.ts";
import type { Repositories } from "../../repositories.ts";
import { slice } from "../../slice.ts";
import { type WorkListener, workPlace } from "./workPlace.ts";

/** UTF-16 units of texts that are kept for the next save, and as many of texts that wait to be compared. */
const mostKept = 4_000_000;
/** Pasted stretches of a file that are followed until it is saved. */
const mostPasted = 20;
/** Lines of a document beyond which its text is not asked for. */
const mostLines = 20_000;
/** Milliseconds after a save in which others have their turn. */
const pause = 200;
/** Milliseconds that a save takes, its formatters included; one that has not ended by then is none. */
const longestSave = 5000;

/** A file that somebody edits. */
interface EditedFile {
	/** As it was saved last; `undefined` while that stands on disk alone. */
	saved: string | undefined;
	reading: Promise<void> | undefined;
	/** Since the last save: what was typed, pasted or put in by commands; undoing and redoing; and what a save itself did. */
	edits: number;
	returns: number;
	adjustments: number;
	/**
	 * When, after nothing but undoing and redoing, white space alone was put in, in milliseconds of `performance.now`: VS Code
	 * formats before it says that it is about to save.
	 */
	adjusted: number | undefined;
	/** Where pasted lines stand now, 1-based. */
	pasted: readonly LineRange[];
	/** Whether the last change may be none of ours: VS Code says of it only when the next event comes. */
	isInDoubt: boolean;
	isEdited: boolean;
	/** When a save began that has not ended, in milliseconds of `performance.now`. */
	saving: number | undefined;
}

/**
 * Tells of each save what it changed. While somebody types it counts, and follows pasted lines; the text as it was saved
 * last is read from the disk once, and kept for files that are being edited alone.
 */
export class EditedFiles implements Disposable {
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #listener: WorkListener;
	/** In the order in which they were saved. */
	readonly #files = new Map<TextDocument, EditedFile>();
	#changes = 0;
	#isAnyEdited = false;
	#kept = 0;
	#waiting = 0;
	#last: Promise<void> = Promise.resolve();
	#isDisposed = false;
	readonly #subscriptions: readonly Disposable[];

	constructor(repositories: Repositories, log: Log, listener: WorkListener) {
		this.#repositories = repositories;
		this.#log = log;
		this.#listener = listener;
		this.#subscriptions = [
			workspace.onDidChangeTextDocument((event) => this.#changed(event)),
			workspace.onWillSaveTextDocument((event) => this.#willSave(event)),
			workspace.onDidSaveTextDocument((document) => this.#saved(document)),
			workspace.onDidCloseTextDocument((document) => {
				this.#keep(this.#files.get(document), undefined);
				this.#files.delete(document);
			}),
		];
	}

	/** How many changes of documents were heard of. */
	get changes(): number {
		return this.#changes;
	}

	/** Whether somebody edited any document. */
	get isAnyEdited(): boolean {
		return this.#isAnyEdited;
	}

	/** Whether somebody edited the document since it was opened. */
	isEdited(document: TextDocument): boolean {
		return this.#files.get(document)?.isEdited === true;
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const each of this.#subscriptions) each.dispose();
	}

	/** Heard for every key. */
	#changed({
		document,
		contentChanges,
		reason,
	}: TextDocumentChangeEvent): void {
		this.#changes++;
		let file = this.#files.get(document);
		const [change] = contentChanges;
		if (!change) {
			// It became dirty by the change before. One that was read anew from the disk does not.
			if (file?.isInDoubt && document.isDirty) this.#edited(file, document);
			return;
		}
		if (!file) {
			if (document.uri.scheme !== "file") return;
			file = this.#begin(document);
		}
		if (isSaving(file)) file.adjustments++;
		else {
			if (file.isInDoubt) this.#reset(file, undefined);
			if (reason !== undefined) file.returns++;
			else if (file.edits === 0 && file.returns > 0 && isBlank(contentChanges))
				file.adjusted ??= performance.now();
			else file.edits++;
			if (document.isDirty) this.#edited(file, document);
			else file.isInDoubt = true;
		}
		if (file.pasted.length > 0)
			file.pasted = followed(file.pasted, contentChanges);
		if (
			change.text.length > 1 &&
			reason === undefined &&
			contentChanges.length === 1 &&
			file.saving === undefined &&
			file.pasted.length < mostPasted &&
			isPasted(change.text)
		)
			file.pasted = [...file.pasted, pastedBy(lineEdit(change))];
	}

	#begin(document: TextDocument): EditedFile {
		const file: EditedFile = {
			...{ saved: undefined, reading: undefined, saving: undefined },
			...{ edits: 0, returns: 0, adjustments: 0, pasted: [] },
			...{ adjusted: undefined, isInDoubt: false, isEdited: false },
		};
		this.#files.set(document, file);
		return file;
	}

	#edited(file: EditedFile, document: TextDocument): void {
		file.isInDoubt = false;
		file.isEdited = true;
		this.#isAnyEdited = true;
		if (file.saved === undefined && !file.reading)
			void this.#read(file, document);
	}

	/** What is on disk until the next save. */
	#read(file: EditedFile, document: TextDocument): Promise<void> {
		// Not within the key that is heard.
		const soon = new Promise((resolve) => setImmediate(resolve));
		const reading = soon.then(async () => {
			const text = await savedText(document);
			if (file.reading !== reading) return;
			file.reading = undefined;
			if (this.#files.get(document) === file) this.#keep(file, text);
		});
		file.reading = reading;
		return reading;
	}

	#willSave({ document, waitUntil }: TextDocumentWillSaveEvent): void {
		if (document.uri.scheme !== "file") return;
		const file = this.#files.get(document) ?? this.#begin(document);
		if (file.isInDoubt) this.#reset(file, undefined);
		file.saving = performance.now();
		// A formatter may be about to change what nobody edited.
		if (file.saved === undefined)
			waitUntil(file.reading ?? this.#read(file, document));
	}

	#saved(document: TextDocument): void {
		const file = this.#files.get(document);
		if (!file) return;
		const { saved: before, edits, returns, adjustments, pasted } = file;
		const isAdjusted =
			file.adjusted === undefined ||
			performance.now() - file.adjusted < longestSave;
		const after =
			document.lineCount <= mostLines ? document.getText() : undefined;
		this.#reset(file, after);
		// Those that are saved stay longest.
		this.#files.delete(document);
		this.#files.set(document, file);
		// Nobody edits it.
		if (edits + returns + adjustments === 0) this.#keep(file, undefined);
		if (before === undefined || after === undefined || before === after) return;
		const place = workPlace(this.#repositories, document.uri);
		const size = before.length + after.length;
		if (!place || this.#waiting + size > mostKept) return;
		this.#waiting += size;
		const saved: Saved = {
			...{ path: place.path, at: Date.now(), before, after, pasted },
			isUndone: edits === 0 && returns > 0 && isAdjusted,
		};
		this.#last = this.#last
			.then(() => this.#compare(place.repository, saved))
			.catch((error: unknown) =>
				this.#log.warn(`A save of ${place.path} was not noticed.`, error),
			)
			.finally(() => {
				this.#waiting -= size;
			});
	}

	async #compare(
		repository: Parameters<WorkListener>[0],
		saved: Saved,
	): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, pause));
		if (this.#isDisposed || repository.journal.isPaused()) return;
		const event = await savedEvent(
			saved,
			repository.journal.ids(),
			createPacer(slice),
		);
		if (event) this.#listener(repository, event, saved.after);
	}

	/** Begins anew from `saved`. */
	#reset(file: EditedFile, saved: string | undefined): void {
		file.edits = 0;
		file.returns = 0;
		file.adjustments = 0;
		file.pasted = [];
		file.adjusted = undefined;
		file.isInDoubt = false;
		file.saving = undefined;
		file.reading = undefined;
		this.#keep(file, saved);
	}

	/** Those that were saved longest ago are let go: they stand on disk. */
	#keep(file: EditedFile | undefined, saved: string | undefined): void {
		if (!file) return;
		this.#kept += (saved?.length ?? 0) - (file.saved?.length ?? 0);
		file.saved = saved;
		for (const each of this.#files.values()) {
			if (this.#kept <= mostKept) break;
			if (each === file) continue;
			this.#kept -= each.saved?.length ?? 0;
			each.saved = undefined;
		}
	}
}

function isBlank(changes: readonly TextDocumentContentChangeEvent[]): boolean {
	return changes.every(({ text }) => text.trim() === "");
}

function isSaving(file: EditedFile): boolean {
	if (file.saving === undefined) return false;
	if (performance.now() - file.saving < longestSave) return true;
	file.saving = undefined;
	return false;
}

/** The text of the document's file on disk; `undefined` where it is long, or cannot be read. */
async function savedText(document: TextDocument): Promise<string | undefined> {
	const bytes = await readSaved(document.uri.fsPath, 3 * longestSaved);
	if (!bytes) return undefined;
	const { encoding } = document;
	try {
		return encoding === "utf8"
			? new TextDecoder().decode(bytes)
			: await workspace.decode(bytes, { encoding });
	} catch {
		return undefined;
	}
}

function followed(
	pasted: readonly LineRange[],
	changes: readonly TextDocumentContentChangeEvent[],
): readonly LineRange[] {
	// The last one in the file first, as VS Code tells them: what comes later moves none before.
	let all = pasted;
	for (const change of changes) {
		const edit = lineEdit(change);
		all = all.flatMap((lines) => afterEdit(lines, edit) ?? []);
	}
	return all;
}

function lineEdit({ range, text }: TextDocumentContentChangeEvent): LineEdit {
	const { start, end } = range;
	return { line: start.line, gone: end.line - start.line, text };
}
