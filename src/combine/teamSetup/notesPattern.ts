/**
 * Every file in every `.tacit` folder. Cargo, hatch, flit, poetry, npm's `files`, Biome, dprint and markdownlint-cli2
 * all take this spelling. It is also Tacit's mark in lists that take no comments: nobody writes it by hand, and
 * undoing removes items of exactly this text.
 */
export const everyNote = "**/.tacit/**/*";

/** The same, for lists of what is taken. */
export const noNotes = `!${everyNote}`;

/**
 * Items of a list that Tacit made, key and all. `made` marks the key as Tacit's own, `madeWithParent` the object
 * around it too. The second spelling of the same is what tells them from a list that was there.
 */
export const madeLists = {
	excludes: { made: ["**/.tacit", everyNote] },
	ignore: {
		made: ["**/.tacit/**", everyNote],
		madeWithParent: ["**/.tacit", everyNote],
	},
	includes: {
		made: ["**", "!**/.tacit/**", noNotes],
		madeWithParent: ["**", "!**/.tacit", noNotes],
	},
} as const;

/** Whether a pattern of an ignore file or a list already speaks of all notes of some folder, for or against. */
export function speaksOfNotes(pattern: string): boolean {
	return /(?:^|[/!*])\.tacit(?:\/(?:\*\*?)?(?:\/\*)?)?$/.test(pattern.trim());
}

/**
 * Whether a list of what is taken (npm's `files`, Cargo's `include`) can reach notes: it names a folder or a
 * pattern that fits Markdown. Folders that git ignores hold no published notes.
 */
export function canTakeNotes(
	patterns: readonly string[],
	gitignore: string | undefined,
): boolean {
	const ignored = new Set(
		(gitignore ?? "").split(/\r?\n/).map((line) => bare(line.trim())),
	);
	return patterns.some((pattern) => {
		if (pattern.startsWith("!")) return false;
		const path = bare(pattern);
		const top = path.split("/", 1)[0] ?? "";
		if (ignored.has(path) || ignored.has(top)) return false;
		const extension = /[^/]\.(\w+)$/.exec(pattern)?.[1];
		return (
			extension === undefined || (extension === "md" && pattern.includes("*"))
		);
	});
}

function bare(path: string): string {
	return path.replace(/^\.?\//, "").replace(/\/(?:\*\*?)?(?:\/\*)?$/, "");
}
