/** The program that merges, by its name in the folder of what is shipped. */
export const driverFile = "merge.cjs";

/** What that program loads from the folder that it lies in, when a note takes a parser. */
export const driverParts: readonly string[] = [
	"part-markdown.cjs",
	"part-yaml.cjs",
];
