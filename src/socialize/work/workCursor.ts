/**
 * Stands on one commit after the other of a log's numbers: the day, its marks (1: layout alone, 2: its author is a person), how
 * many people and which, how many files and which.
 */
export class WorkCursor {
	readonly items: Int32Array;
	/** 0 for the first commit; -1 before `next`. */
	index = -1;
	/** Days since 1970-01-01. */
	day = 0;
	/** As in `LoggedCommit`. */
	isFormatting = false;
	/** As in `LoggedCommit`. */
	hasAuthor = false;
	/** Where in `items` people begin, and end (exclusive). */
	firstPerson = 0;
	endPerson = 0;
	/** Where in `items` files begin, and end (exclusive). */
	firstFile = 0;
	endFile = 0;

	constructor(items: Int32Array) {
		this.items = items;
	}

	/** Goes on to the next commit; false where there is none. */
	next(): boolean {
		const { items } = this;
		const at = this.endFile;
		if (at >= items.length) return false;
		this.index++;
		this.day = items[at] ?? 0;
		const marks = items[at + 1] ?? 0;
		this.isFormatting = (marks & 1) !== 0;
		this.hasAuthor = (marks & 2) !== 0;
		this.firstPerson = at + 3;
		this.endPerson = this.firstPerson + (items[at + 2] ?? 0);
		this.firstFile = this.endPerson + 1;
		this.endFile = this.firstFile + (items[this.endPerson] ?? 0);
		return true;
	}

	/** Whether the commit worked on a file. */
	hasFile(file: number): boolean {
		for (let at = this.firstFile; at < this.endFile; at++)
			if (this.items[at] === file) return true;
		return false;
	}
}
