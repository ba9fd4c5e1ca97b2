import { type Disposable, EventEmitter, Uri } from "vscode";
import type { Log } from "../../core/ports.ts";
import {
	parseWriting,
	serializeWriting,
	type Writing,
} from "../../externalize/writing.ts";
import {
	type SessionFiles,
	sessionFiles,
} from "../../node/files/sessionFiles.ts";

/** Milliseconds between two writes of one entry while somebody types; what a crash may cost, but for VS Code's own delay. */
const rhythm = 300;

/** Milliseconds between two signs that this window is there, and between two looks at what others do. */
const beat = 2000;

/** What the journal is told by and asks of the window. */
export interface WritingJournalOptions {
	/** The extension's storage, which other windows may use at the same time. */
	readonly storage: Uri;
	readonly log: Log;
	/** Told when a writing begins and when it is saved or discarded. */
	readonly mark: (writing: Writing, isOpen: boolean) => void;
	/** Resolves when the window answers, which one that was killed never does, though this process may outlive it for long. */
	readonly windowAnswers: () => Thenable<unknown>;
}

/**
 * Keeps half-written notes on disk, in the extension's own storage, so that they survive a reload, a crash and a
 * killed window. Those of a window are its own while it is there; then one other takes them over: the first that opens.
 * VS Code's own file system is too slow for this: each of its calls goes through the window, which is busy while
 * somebody types.
 */
export class WritingJournal implements Disposable {
	readonly #files: SessionFiles;
	readonly #options: WritingJournalOptions;
	readonly #writings = new Map<string, Writing>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #taken = new EventEmitter<undefined>();
	readonly #changed = new EventEmitter<undefined>();
	#looking: ReturnType<typeof setTimeout> | undefined;
	#beating: ReturnType<typeof setTimeout> | undefined;
	#isDisposed = false;

	/** What another window left came in, after `load`. */
	readonly onDidTakeOver = this.#taken.event;
	/** One came or went. */
	readonly onDidChange = this.#changed.event;

	constructor(options: WritingJournalOptions) {
		this.#options = options;
		this.#files = sessionFiles({
			folder: Uri.joinPath(options.storage, "writing").fsPath,
			isWhole: (text) => parseWriting(text) !== undefined,
			failed: (what, error) =>
				options.log.warn(`Half-written notes in ${what} were left.`, error),
		});
	}

	/** Reads what earlier windows left; of those of which it is not known yet whether they are gone, a little later. */
	load(): void {
		this.#takeOver();
	}

	/** Those not yet saved or discarded, as last put. */
	all(): readonly Writing[] {
		return [...this.#writings.values()];
	}

	/** Takes the writing's present form; it is on disk within the rhythm. */
	put(writing: Writing): void {
		const isNew = !this.#writings.has(writing.key);
		if (isNew) this.#options.mark(writing, true);
		this.#set(writing);
		if (isNew) this.#changed.fire(undefined);
		if (this.#timers.has(writing.key)) return;
		this.#timers.set(
			writing.key,
			setTimeout(() => this.#store(writing.key), rhythm),
		);
	}

	/** The writing's present form; `undefined` for one that was saved or discarded. */
	get(key: string): Writing | undefined {
		return this.#writings.get(key);
	}

	/** Lets a writing go on in another place; of one that was saved or discarded it knows nothing any more. */
	move(key: string, place: Pick<Writing, "uri" | "lines">): void {
		const writing = this.#writings.get(key);
		if (!writing) return;
		this.#options.mark(writing, false);
		this.#options.mark({ ...writing, ...place }, true);
		this.put({ ...writing, ...place });
		this.#changed.fire(undefined);
	}

	/** Forgets a writing that was saved or discarded. */
	remove(key: string): void {
		const writing = this.#writings.get(key);
		if (writing) this.#options.mark(writing, false);
		this.#writings.delete(key);
		this.#store(key);
		if (writing) this.#changed.fire(undefined);
	}

	/** Writes everything that is still waiting. */
	flush(): void {
		for (const key of [...this.#timers.keys()]) this.#store(key);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#looking);
		clearTimeout(this.#beating);
		this.flush();
		this.#files.end();
		this.#taken.dispose();
		this.#changed.dispose();
	}

	/** Returns whether anything came. */
	#takeOver(): boolean {
		const texts = this.#files.takeOver();
		for (const text of texts) {
			const writing = parseWriting(text);
			if (writing) this.#set(writing);
		}
		if (this.#files.isInDoubt)
			this.#looking = setTimeout(() => {
				if (!this.#takeOver()) return;
				this.#taken.fire(undefined);
				this.#changed.fire(undefined);
			}, beat);
		return texts.length > 0;
	}

	#set(writing: Writing): void {
		this.#writings.set(writing.key, writing);
		this.#beating ??= setTimeout(() => void this.#beat(), beat);
	}

	/** Goes on as long as there is something to keep, and the window answers. */
	async #beat(): Promise<void> {
		await this.#options.windowAnswers();
		this.#beating = undefined;
		if (this.#writings.size === 0 || this.#isDisposed) return;
		try {
			this.#files.beat();
		} catch (error) {
			this.#options.log.warn("Half-written notes may seem to be left.", error);
		}
		this.#beating = setTimeout(() => void this.#beat(), beat);
	}

	/** Brings one entry's file up to date. */
	#store(key: string): void {
		clearTimeout(this.#timers.get(key));
		this.#timers.delete(key);
		const writing = this.#writings.get(key);
		try {
			if (writing) this.#files.write(`${key}.json`, serializeWriting(writing));
			else this.#files.remove(`${key}.json`);
		} catch (error) {
			this.#options.log.warn("A half-written note could not be kept.", error);
		}
	}
}
