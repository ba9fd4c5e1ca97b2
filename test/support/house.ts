import path from "node:path";

/** A part of the house, and what it may import beside itself. */
export interface Part {
	/** Below `src/`: a folder, or the facade's file. */
	readonly at: string;
	readonly packages: readonly string[];
	readonly parts: readonly string[];
	/** What it needs of the world comes in as arguments and ports. */
	readonly isPure: boolean;
}

const rooms = ["socialize", "externalize", "combine", "internalize"];
/** What a room has beside the floor. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
	combine: ["stemmer", "yaml"],
	internalize: ["jsonc-parser", "stemmer", "ts-fsrs"],
	externalize: [
		"@secretlint/core",
		"@secretlint/secretlint-rule-preset-recommend",
	],
};
const belowDoors = ["core", ...rooms, "tacit.ts", "tacit", "node"];

/** As DESIGN.md says; inner folders with rules of their own come before their outer one. */
export const house: readonly Part[] = [
	{
		at: "core/markdown",
		packages: [
			"@noble/hashes/sha2.js",
			"mdast",
			"micromark",
			"micromark-extension-gfm",
			"remark-frontmatter",
			"remark-gfm",
			"remark-parse",
			"remark-stringify",
			"unified",
			"yaml",
		],
		parts: ["core"],
		isPure: true,
	},
	...["core/scan", "core"].map((at) => ({
		at,
		packages: ["@noble/hashes/sha2.js", "yaml"],
		parts: ["core"],
		isPure: true,
	})),
	...rooms.map((at) => ({
		at,
		packages: packagesOf[at] ?? [],
		parts: ["core"],
		isPure: true,
	})),
	{ at: "tacit", packages: [], parts: ["core", ...rooms], isPure: true },
	{
		at: "tacit.ts",
		packages: [],
		parts: ["core", ...rooms, "tacit"],
		isPure: true,
	},
	{
		at: "node",
		packages: [
			"@jsquash/resize",
			"node:fs",
			"node:fs/promises",
			"node:path",
			"node:process",
			"node:util",
			"simple-git",
		],
		parts: ["core"],
		isPure: false,
	},
	// What runs in a browser: the panel's content, and that of the exported page.
	{
		at: "browser",
		packages: ["minisearch"],
		parts: ["core", "combine"],
		isPure: false,
	},
	{ at: "vscode", packages: ["vscode"], parts: belowDoors, isPure: false },
	{
		at: "cli",
		packages: ["commander", "node:process", "node:util"],
		parts: belowDoors,
		isPure: false,
	},
];

/** The part in which a file of the repository lies. */
export function partOf(file: string): Part | undefined {
	return house.find(
		({ at }) => file === `src/${at}` || file.startsWith(`src/${at}/`),
	);
}

/** Whether a file may import this target. */
export function mayImport(file: string, target: string): boolean {
	const part = partOf(file);
	if (part === undefined) return true;
	if (!target.startsWith(".")) return part.packages.includes(target);
	const other = partOf(path.posix.join(path.posix.dirname(file), target));
	const top = (at: string) => at.split("/")[0] ?? "";
	return (
		other !== undefined &&
		(top(other.at) === top(part.at) || part.parts.includes(top(other.at)))
	);
}

/** What breaks the rules in a source file where the linter does not look: imports in types, the clock, chance. */
export function hiddenBreaches(
	file: string,
	source: string,
): readonly string[] {
	const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
	const imports = [...code.matchAll(/\bimport\s*\(\s*(["'`])(.*?)\1/g)].map(
		([, , target = ""]) => target,
	);
	const worldly = partOf(file)?.isPure
		? (code.match(
				/\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|(?<![.\w]|new\s)Date\s*\(\s*\)|\bMath\s*\.\s*random\b|\bimport\.meta\b/g,
			) ?? [])
		: [];
	return [...imports.filter((target) => !mayImport(file, target)), ...worldly];
}
