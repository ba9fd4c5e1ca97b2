import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { customTourFolder } from "../../../../src/internalize/tours/customTourFolder.ts";
import { movedSelection } from "../../../../src/internalize/tours/movedSelection.ts";
import { tourLinks } from "../../../../src/internalize/tours/tourLinks.ts";
import {
	stepPath,
	tourRootOf,
} from "../../../../src/internalize/tours/tourPaths.ts";
import { tourRuns } from "../../../../src/internalize/tours/tourRuns.ts";

describe("where tours lie", () => {
	it.each([
		[".tour", ""],
		["main.tour", ""],
		[".vscode/main.tour", ""],
		[".tours/a/b/c.tour", ""],
		[".vscode/tours/x.json", ""],
		[".github/tours/x.tour", ""],
		["web/.tours/x.tour", "web"],
		["web/main.tour", "web"],
		["guides/x.tour", ""],
	])("%s is one for “%s”", (path, root) => {
		expect(tourRootOf(path as RepoPath, "guides" as RepoPath)).toBe(root);
	});

	it.each(["x.tour", "docs/x.tour", "tours/x.tour", "my.tours/x.tour"])(
		"%s is none",
		(path) => {
			expect(tourRootOf(path as RepoPath, undefined)).toBeUndefined();
		},
	);

	it("is told by VS Code's settings, which may have comments", () => {
		expect(
			customTourFolder(
				'{ // ours\n"codetour.customTourDirectory": "docs/tours", }',
			),
		).toBe("docs/tours");
		for (const settings of [
			"",
			"[",
			"[]",
			'{"codetour.customTourDirectory": "../out"}',
			'{"codetour.customTourDirectory": 3}',
			'{"codetour.customTourDirectory": ""}',
		])
			expect(customTourFolder(settings)).toBeUndefined();
	});

	it("is left by no step", () => {
		const root = "web" as RepoPath;
		expect(stepPath(root, "/etc/passwd")).toBe("web/etc/passwd");
		expect(stepPath(root, "src\\a.ts")).toBe("web/src/a.ts");
		expect(stepPath(root, "../lib/a.ts")).toBe("lib/a.ts");
		expect(stepPath(root, "../../secret")).toBeUndefined();
		expect(stepPath(root, "C:\\Windows\\win.ini")).toBeUndefined();
		expect(stepPath(root, "a\0b")).toBeUndefined();
	});
});

describe("a step's text", () => {
	it("leads to steps and to tours that there are", () => {
		const titles = new Set(["1 - Parser", "Other"]);
		const links = tourLinks(
			"See [#2], [there][#3], [Parser#4], [Other], [x], [y](#2) and [Nobody#1].",
			titles,
		);
		expect(links.map(({ label, title, step }) => [label, title, step])).toEqual(
			[
				[undefined, undefined, 2],
				["there", undefined, 3],
				[undefined, "Parser", 4],
				[undefined, "Other", undefined],
			],
		);
	});

	it("of brackets that are never closed is read at once", () => {
		const titles = new Set(["A"]);
		for (const part of ["[", "[a", "[ ", "[a]["])
			expect(tourLinks(part.repeat(20_000), titles)).toEqual([]);
	});

	it("has all that it would run told", () => {
		expect(
			tourRuns(
				{
					description:
						"Do:\n>> rm -rf /\n[click](command:evil?%5B1%5D) > quote\n>>no",
					commands: ['a.b?["c"]'],
					trial: "task npm: test",
				},
				"" as RepoPath,
			),
		).toEqual([
			{ kind: "command", text: 'a.b?["c"]' },
			{ kind: "shell", text: "rm -rf /" },
			{ kind: "link", text: "evil?%5B1%5D" },
			{ kind: "try", text: "task npm: test" },
		]);
	});
});

describe("a selection", () => {
	const selection = {
		start: { line: 2, character: 3 },
		end: { line: 2, character: 6 },
	};
	it("goes along with its line's indentation", () => {
		expect(
			movedSelection(
				selection,
				{ start: 5, end: 5 },
				["", "  abc"],
				["", "", "", "", "\t\t\tabc;".replace(";", "")],
			),
		).toEqual({
			start: { line: 5, character: 4 },
			end: { line: 5, character: 7 },
		});
	});

	it("takes in the whole of a line that says something else by now", () => {
		expect(
			movedSelection(
				{ start: { line: 1, character: 4 }, end: { line: 1, character: 6 } },
				{ start: 1, end: 2 },
				["abcdefg"],
				["  abc(", "  defg)"],
			),
		).toEqual({
			start: { line: 1, character: 3 },
			end: { line: 2, character: 8 },
		});
	});

	it("that ends before a line's first character still does", () => {
		expect(
			movedSelection(
				{ start: { line: 1, character: 1 }, end: { line: 3, character: 1 } },
				{ start: 4, end: 5 },
				["a", "b", "c"],
				["", "", "", "a", "b", "c"],
			),
		).toEqual({
			start: { line: 4, character: 1 },
			end: { line: 6, character: 1 },
		});
	});
});
