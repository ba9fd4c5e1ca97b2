/**
 * Files that tests type into, one for each test. Each has thirty lines without two alike, and a note on some of them.
 */
export const liveFolder = "live";

/** Lines of a live file that its note is about, 1-based and inclusive. */
export const liveLines: readonly [number, number] = [11, 14];

/** A live file, with the note on it. */
export interface LiveFile {
	/** From the repository's root. */
	readonly path: string;
	readonly name: string;
	/** Of its note. */
	readonly id: string;
}

const names = [
	"above",
	"edges",
	"inside",
	"undo",
	"deleted",
	"moved",
	"pasted",
	"retyped",
	"formatted",
	"reformatted",
	"windows",
	"windows-edited",
	"split",
	"language",
	"renamed",
	"left",
	"right",
	"changed",
	"both-edges",
] as const;

/** The live file of this name. */
export function liveFile(name: (typeof names)[number]): LiveFile {
	const number = names.indexOf(name);
	return {
		path: `${liveFolder}/${name}.txt`,
		name: `${name}.txt`,
		id: `f11e${String(number).padStart(4, "0")}`,
	};
}

/** All of them. */
export const liveFiles: readonly LiveFile[] = names.map(liveFile);

/** The text of every live file; `\n` between lines. */
export const liveText = `${Array.from({ length: 30 }, (_, index) => lineOf(index + 1)).join("\n")}\n`;

/** The lines that notes on live files quote. */
export const liveQuote = liveText
	.split("\n")
	.slice(liveLines[0] - 1, liveLines[1])
	.join("\n");

function lineOf(line: number): string {
	return `step ${line}: carry ${line * 37} stones to the ${line % 2 === 0 ? "river" : "hill"}`;
}
