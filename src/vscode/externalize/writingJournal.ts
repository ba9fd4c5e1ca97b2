import { type Disposable, Uri } from "vscode";
import type { Log } from "../../core/ports.ts";
import {
	parseWriting,
	serializeWriting,
	type Writing,
} from "../../externalize/writing.ts";
import { type SmallFiles, smallFiles } from "../../node/files/smallFiles.ts";

/** Milliseconds between two writes of one entry while somebody types; what a crash may cost, but for VS Code's own delay. */
const rhythm = 300;

/**
 * Keeps half-written notes on disk, in the extension's own storage, so that they survive a reload, a crash and a
 * killed window. One file each: two windows never touch the same one. VS Code's own file system is too slow for this:
 * each of its calls goes through the window, which is busy while somebody types.
 */
export class WritingJournal implements Disposable {
	readonly #files: SmallFiles;
	readonly #log: Log;
	readonly #mark: (writing: Writing, isOpen: boolean) => void;
	readonly #writings = new Map<string, Writing>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

	/** `mark` is told when a writing begins and when it is saved or discarded. */
	constructor(
		storage: Uri,
		log: Log,
		mark: (writing: Writing, isOpen: boolean) => void,
	) {
		this.#files = smallFiles(Uri.joinPath(storage, "writing").fsPath);
		this.#log = log;
		this.#mark = mark;
	}

	/** Reads what earlier windows left. Damaged entries are logged and left where they are. */
	load(): void {
		for (const name of this.#files.names()) {
			if (!name.endsWith(".json")) continue;
			const writing = parseWriting(this.#files.read(name));
			if (writing) this.#writings.set(writing.key, writing);
			else this.#log.warn(`Half-written note ${name} is damaged.`);
		}
	}

	/** Those not yet saved or discarded, as last put. */
	all(): readonly Writing[] {
		return [...this.#writings.values()];
	}

	/** Takes the writing's present form; it is on disk within the rhythm. */
	put(writing: Writing): void {
		if (!this.#writings.has(writing.key)) this.#mark(writing, true);
		this.#writings.set(writing.key, writing);
		if (this.#timers.has(writing.key)) return;
		this.#timers.set(
			writing.key,
			setTimeout(() => this.#store(writing.key), rhythm),
		);
	}

	/** Forgets a writing that was saved or discarded. */
	remove(key: string): void {
		const writing = this.#writings.get(key);
		if (writing) this.#mark(writing, false);
		this.#writings.delete(key);
		this.#store(key);
	}

	/** Writes everything that is still waiting. */
	flush(): void {
		for (const key of [...this.#timers.keys()]) this.#store(key);
	}

	dispose(): void {
		this.flush();
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
			this.#log.warn("A half-written note could not be kept.", error);
		}
	}
}
