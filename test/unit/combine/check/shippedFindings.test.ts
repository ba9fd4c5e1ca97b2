import { expect, it } from "vitest";
import { shippedFindings } from "../../../../src/combine/check/shippedFindings.ts";
import { english } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const notes = [
	"src/.tacit/one.k3f9q2mx.md",
	"src/deep/.tacit/two.k3f9q2my.md",
] as RepoPath[];

function told(files: Readonly<Record<string, string>>): readonly string[] {
	const tree = new Map(Object.entries(files) as [RepoPath, string][]);
	return shippedFindings(tree, notes).map(({ path, said, todo }) =>
		[path, english(said), todo && english(todo)].join(" | "),
	);
}
const manifest = (more: object) =>
	JSON.stringify({ name: "a", version: "1.0.0", ...more }, null, "\t");

it.each<[string, Record<string, string>, readonly string[]]>([
	[
		"npm’s files that name their folder",
		{ "package.json": manifest({ files: ["src"] }) },
		["package.json | The package would bring 2 notes"],
	],
	[
		"an npm package without any list",
		{ "package.json": manifest({}) },
		[".npmignore | The package would bring 2 notes"],
	],
	[
		"an .npmignore that leaves out a part of them",
		{ "package.json": manifest({}), ".npmignore": "src/deep\n" },
		[
			".npmignore | The package would bring a note to its users: src/.tacit/one.k3f9q2mx.md | Add to .npmignore: .tacit",
		],
	],
	[
		"a VS Code extension’s list",
		{
			"package.json": manifest({ engines: { vscode: "^1.103.0" } }),
			".vscodeignore": "test/**\n",
		},
		[".vscodeignore | The package would bring 2 notes"],
	],
	[
		"MANIFEST.in",
		{ "MANIFEST.in": "graft src\n" },
		["MANIFEST.in | The package would bring 2 notes"],
	],
])(
	"notes are told of that would be shipped by %s, with what to add",
	(_, files, expected) => {
		const all = told(files);
		expect(all).toHaveLength(expected.length);
		for (const [at, each] of expected.entries()) {
			expect(all[at]).toContain(each);
			expect(all[at]).toMatch(/Add to .*\.tacit/);
		}
	},
);

it.each<[string, Record<string, string>]>([
	[
		"files that name another folder",
		{ "package.json": manifest({ files: ["dist"] }) },
	],
	[
		"files of other names",
		{ "package.json": manifest({ files: ["src/**/*.js"] }) },
	],
	[
		"an .npmignore of their folder",
		{ "package.json": manifest({}), ".npmignore": "src/\n" },
	],
	[
		"a line that keeps them out",
		{ "package.json": manifest({}), ".npmignore": ".tacit\n" },
	],
	[
		"a .vscodeignore that keeps all out but a few",
		{
			"package.json": manifest({ engines: { vscode: "^1.103.0" } }),
			".vscodeignore": "**\n!dist/**\n",
		},
	],
	["no package at all", { "tsconfig.json": "{}" }],
])("nothing is told where the notes stay at home: %s", (_, files) => {
	expect(told(files)).toEqual([]);
});
