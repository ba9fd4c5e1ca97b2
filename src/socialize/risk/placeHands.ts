import type { RepoPath } from "../../core/repoPath.ts";

/** The days in which changes are counted: a year. */
export const changeDays = 365;
/** Days after which a change counts half: what was done long ago is known less. */
const halfLife = 365;
/** Whoever made about two changes to a file within a year knows it; of a folder it takes more. */
const enoughOfFile = 1.5;
const enoughOfFolder = 4;
/** Or so much of all that was done there. */
const enoughOfAll = 0.25;
/** Less than one change of two years ago is nothing to know anything by. */
const least = 0.25;

/** Who worked on one place, by number, and how much; a pair both as much. Nothing of it is told but how many know the place. */
export class PlaceHands {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** Whether something is written of a file in it. */
	isNoted = false;
	/** As in `PlaceAtRisk`. */
	changes = 0;
	readonly #work = new Map<number, number>();
	readonly #ever = new Map<number, number>();
	readonly #files = new Set<number>();
	#last = -1;

	constructor(path: RepoPath, isFolder: boolean) {
		this.path = path;
		this.isFolder = isFolder;
	}

	/** As in `PlaceAtRisk`. */
	get files(): number {
		return this.#files.size;
	}

	/** A commit (by its index in the log) changed a file; of several in the place the first alone counts. `age`: in days. */
	add(commit: number, file: number, age: number, people: Int32Array): void {
		if (age <= changeDays) this.#files.add(file);
		if (commit === this.#last) return;
		this.#last = commit;
		if (age <= changeDays) this.changes++;
		const by = 0.5 ** (age / halfLife);
		for (const person of people) {
			this.#work.set(person, (this.#work.get(person) ?? 0) + by);
			this.#ever.set(person, (this.#ever.get(person) ?? 0) + 1);
		}
	}

	/** How many know it, and how many knew it who are gone. */
	hands(isHere: (person: number) => boolean): {
		readonly here: number;
		readonly gone: number;
	} {
		const enough = this.isFolder ? enoughOfFolder : enoughOfFile;
		let whole = 0;
		let ever = 0;
		for (const by of this.#work.values()) whole += by;
		for (const by of this.#ever.values()) ever += by;
		let here = 0;
		let gone = 0;
		for (const [person, by] of this.#work)
			if (isHere(person)) {
				if (by >= enough || (by >= least && by >= whole * enoughOfAll)) here++;
			} else if ((this.#ever.get(person) ?? 0) >= ever * enoughOfAll) gone++;
		return { here, gone };
	}
}
