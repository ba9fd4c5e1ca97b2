import { unwatchFile, watchFile } from "node:fs";
import path from "node:path";
import type { Disposable } from "../../core/disposable.ts";
import { watchFolder, watchTree } from "../files/watchTree.ts";
import type { GitPlace } from "./findGit.ts";

/** What may have changed; at least one is true. */
export interface HeadChange {
	/** HEAD names another branch or commit, or an operation (a merge, a rebase) began or ended. */
	readonly head: boolean;
	/** A branch moved, came or went: a commit, a fetch, a push. */
	readonly refs: boolean;
	/** Something was staged or unstaged, or git noted when it last looked at a file. */
	readonly index: boolean;
}

/** Milliseconds of quiet after which a change is told, and the longest that it is held back. */
const quiet = 60;
const longest = 500;
/** Milliseconds between two looks where the system cannot watch. */
const pollInterval = 3000;

/**
 * Tells when HEAD, the branches or the index changed, by anybody's hand, by watching files of the git directory.
 * Several changes in short order are told once. Where the system cannot watch, a few files are looked at every
 * three seconds.
 */
export function watchHead(
	repository: Pick<GitPlace, "gitDir" | "commonDir">,
	listener: (change: HeadChange) => void,
): Disposable {
	const teller = new Teller(listener);
	// The folders in it come and go with branches: one named `a/b/c` has two.
	const refs = watchTree({
		seen(place) {
			if (!place.endsWith(".lock")) teller.note("refs");
		},
	});
	const stops: (() => void)[] = [() => teller.dispose(), () => refs.dispose()];
	const { gitDir, commonDir } = repository;
	for (const folder of new Set([gitDir, commonDir])) {
		const see = (name: string | null) => {
			const kind = kindOf(name);
			// HEAD and the index in the shared directory are another work tree's.
			if (kind === "refs" || (kind && folder === gitDir)) teller.note(kind);
		};
		stops.push(watchFolder(folder, see) ?? poll(folder, (name) => see(name)));
	}
	for (const name of ["refs", "reftable"]) refs.add(path.join(commonDir, name));
	return {
		dispose() {
			for (const stop of stops.splice(0)) stop();
		},
	};
}

/** What a file directly in the git directory stands for; without a name, it may have been any. */
function kindOf(name: string | null): keyof HeadChange | undefined {
	if (name === null) return "head";
	if (name === "index") return "index";
	if (name === "packed-refs" || name === "FETCH_HEAD") return "refs";
	// ORIG_HEAD is left behind by a command that moves HEAD too, and files ending in .lock are not the thing yet.
	const marks =
		/^(?:HEAD|MERGE_HEAD|CHERRY_PICK_HEAD|REVERT_HEAD|rebase-merge|rebase-apply|sequencer)$/;
	return marks.test(name) ? "head" : undefined;
}

/** Gathers changes until it has been quiet for a moment. */
class Teller implements Disposable {
	readonly #listener: (change: HeadChange) => void;
	#gathered = new Set<keyof HeadChange>();
	#since = 0;
	#timer: NodeJS.Timeout | undefined;
	#isDisposed = false;

	constructor(listener: (change: HeadChange) => void) {
		this.#listener = listener;
	}

	note(kind: keyof HeadChange): void {
		if (this.#isDisposed) return;
		if (this.#gathered.size === 0) this.#since = Date.now();
		this.#gathered.add(kind);
		clearTimeout(this.#timer);
		const left = longest - (Date.now() - this.#since);
		this.#timer = setTimeout(
			() => this.#tell(),
			Math.max(0, Math.min(quiet, left)),
		);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
	}

	#tell(): void {
		const gathered = this.#gathered;
		this.#gathered = new Set();
		this.#listener({
			head: gathered.has("head"),
			refs: gathered.has("refs"),
			index: gathered.has("index"),
		});
	}
}

function poll(folder: string, see: (name: string) => void): () => void {
	const names = ["HEAD", "index", "packed-refs", "logs/HEAD"];
	const files = names.map((name) => path.join(folder, name));
	const look = (file: string) => () => see(path.basename(file));
	for (const file of files)
		watchFile(file, { interval: pollInterval, persistent: false }, look(file));
	return () => {
		for (const file of files) unwatchFile(file);
	};
}
