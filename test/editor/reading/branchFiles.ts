/** Committed files whose notes' code is elsewhere, or gone, on the branch `elsewhere`. */
export const branchFolder = "branches";

/** A file with its text on `main` and on `elsewhere`, and the note about its `block`. */
export interface BranchFile {
	readonly name: string;
	readonly id: string;
	readonly main: string;
	readonly elsewhere: string;
	/** Whether the note is there on `elsewhere` too. */
	readonly keepsNote: boolean;
}

/** What every note here quotes: four lines. The last stands alone in other places too. */
export const block = [
	"to open the lock {",
	"  turn the key twice",
	"  listen for the click",
	"}",
];

const filler = (word: string, count: number) =>
	Array.from({ length: count }, (_, at) => `${word} ${at + 1}`);
const textOf = (...lines: readonly string[]) => `${lines.join("\n")}\n`;

/** The block moves from the end to the third line; the file still ends as the block does. */
export const movedFile: BranchFile = {
	name: "moved.txt",
	id: "b0000001",
	main: textOf(...filler("before", 20), ...block),
	elsewhere: textOf(
		...filler("before", 2),
		...block,
		...filler("after", 25),
		"to close it {",
		"  turn the key once",
		"  listen for the click",
		"}",
	),
	keepsNote: true,
};

/** A line in the midst of the block is another. */
export const changedFile: BranchFile = {
	name: "changed.txt",
	id: "b0000002",
	main: textOf(...filler("before", 5), ...block, ...filler("after", 5)),
	elsewhere: textOf(
		...filler("before", 5),
		...block.map((line) => line.replace("twice", "three times")),
		...filler("after", 5),
	),
	keepsNote: true,
};

/** The note is not there on `elsewhere`, the file is the same. */
export const sameFile: BranchFile = {
	name: "same.txt",
	id: "b0000003",
	main: textOf(...filler("before", 5), ...block, ...filler("after", 5)),
	elsewhere: textOf(...filler("before", 5), ...block, ...filler("after", 5)),
	keepsNote: false,
};

/** All that stand on `main`. */
export const branchFiles: readonly BranchFile[] = [
	movedFile,
	changedFile,
	sameFile,
];

/** Stands on `elsewhere` alone, with its note, in folders that are not there on `main`. */
export const newFile = {
	folder: "new/and/deep",
	name: "new.txt",
	id: "b0000004",
	text: textOf(...block),
};
