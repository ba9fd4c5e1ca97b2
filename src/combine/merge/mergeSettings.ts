/** How conflicts are marked. */
export interface MergeSettings {
	/** What stands behind the marks. */
	readonly ours: string;
	readonly theirs: string;
	/** How many characters a mark has; 7 but for what git merges to find a common ancestor. */
	readonly markSize: number;
}

/** The three texts that a merge is about. */
export interface Versions<T> {
	readonly base: T;
	readonly ours: T;
	readonly theirs: T;
}

/** A text that holds what both sides wrote. */
export interface MergedText {
	readonly text: string;
	/** How many places a person has to look at; there are as many conflicts in the text. */
	readonly conflicts: number;
}

/**
 * The two sides between git's marks. Each has its last line end, or is empty; the result ends with `\n`.
 */
export function conflictText(
	{ ours, theirs }: Omit<Versions<string>, "base">,
	settings: MergeSettings,
): string {
	const mark = (character: string) => character.repeat(settings.markSize);
	return [
		`${mark("<")}${behind(settings.ours)}\n`,
		ours,
		`${mark("=")}\n`,
		theirs,
		`${mark(">")}${behind(settings.theirs)}\n`,
	].join("");
}

function behind(label: string): string {
	const line = label.replace(/[\r\n]+/g, " ").trim();
	return line === "" ? "" : ` ${line}`;
}
