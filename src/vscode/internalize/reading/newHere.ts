import { type Disposable, EventEmitter } from "vscode";
import type { CodeFile } from "../../codeFile.ts";
import type { LivePlace } from "../livePlaces.ts";
import type { UnreadNotes } from "./unreadNotes.ts";

/**
 * Tells whether somebody is new to a file: they have neither written nor read a note in it, and git knows of no change of
 * theirs among its last ones. What was found holds as long as the file is open: the order of its notes does not change
 * under whoever reads them.
 */
export class NewHere implements Disposable {
	readonly #unread: UnreadNotes;
	readonly #found = new WeakMap<CodeFile["key"], boolean | "asked">();
	readonly #changed = new EventEmitter<undefined>();

	/** It is known of a file that somebody is new to it. */
	readonly onDidChange = this.#changed.event;

	constructor(unread: UnreadNotes) {
		this.#unread = unread;
	}

	/** `false` too while it is not known. `places`: what stands in the file. */
	isNewTo(
		{ key, uri }: Pick<CodeFile, "key" | "uri">,
		places: readonly LivePlace[],
	): boolean {
		const found = this.#found.get(key);
		if (found !== undefined) return found === true;
		const [first] = places;
		if (!first) return false;
		const known = places.map((place) => this.#unread.isKnown(place));
		if (known.includes(undefined)) return false;
		if (known.includes(true)) {
			this.#found.set(key, false);
			return false;
		}
		this.#found.set(key, "asked");
		const { repository } = first;
		const path = repository.pathOf(uri);
		if (path === undefined) return false;
		void repository.tacit.hasWorkedOn(path).then((hasWorked) => {
			this.#found.set(key, !hasWorked);
			if (!hasWorked) this.#changed.fire(undefined);
		});
		return false;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}
