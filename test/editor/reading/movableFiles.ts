/** Committed files, to be moved and renamed, with notes that lie in this folder itself. */
export const movableFolder = "movable";

/** A file, and the note about its block. */
export interface MovableFile {
	/** From the folder. */
	readonly file: string;
	/** `undefined`: there is no note, and no block. */
	readonly id: string | undefined;
	readonly text: string;
}

/** Four lines that stand in this file alone. */
export function movableBlock(file: string): readonly string[] {
	return [
		`to carry what is in ${file} {`,
		`  lift ${file} by its handle`,
		`  walk with ${file} to the door`,
		`} and set ${file} down`,
	];
}

/** All of them. Those without a note are for blocks to be moved into. */
export const movableFiles: readonly MovableFile[] = [
	movable("chest.txt", "m0ved001"),
	movable("table.txt", "m0ved002"),
	movable("attic/trunk.txt", "m0ved003"),
	movable("cellar.txt", undefined),
	movable("desk.txt", "m0ved004"),
	movable("stool.txt", "m0ved005"),
	movable("shelf.txt", undefined),
	movable("rack.txt", undefined),
];

function movable(file: string, id: string | undefined): MovableFile {
	const filler = (word: string) =>
		Array.from({ length: 8 }, (_, at) => `${word} of ${file}, ${at + 1}`);
	const lines = [
		...filler("above"),
		...(id === undefined ? [] : movableBlock(file)),
		...filler("below"),
	];
	return { file, id, text: `${lines.join("\n")}\n` };
}
