import { describe, expect, it } from "vitest";
import { findRecordFolders } from "../../../../src/combine/records/findRecordFolders.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const find = (
	paths: readonly string[],
	settings: Readonly<Record<string, string>> = {},
) =>
	findRecordFolders(
		paths as RepoPath[],
		Object.entries(settings).map(([path, text]) => ({
			path: path as RepoPath,
			text,
		})),
	);

describe("folders of decision records", () => {
	it.each([
		"doc/adr/0001-a.md",
		"docs/decisions/0001-a.md",
		"docs/decisions/use-go.md",
		"docs/architecture/decisions/0001-a.md",
		"docs/architecture-decision-log/0001-a.md",
		"ADR/ADR019-a.md",
		"packages/api/docs/adr/20200101-a.md",
		"adr-001-a.md",
		"docs/adr/api/0001-a.md",
		"docs/adr/0001-use-go/README.md",
		"notes/0001-record-architecture-decisions.md",
	])("are found by %s", (path) => {
		expect(
			find([path, "README.md", "src/main.ts"]).flatMap(({ files }) => files),
		).toEqual([path]);
	});

	it.each([
		"README.md",
		"docs/0001-getting-started.md",
		"src/decisions/README.md",
		"src/decisions/usage.md",
		"node_modules/x/doc/adr/0001-a.md",
		".tacit/0001-a.md",
		"src/adr/adr.ts",
		"test/fixtures/adr/0001-a.md",
	])("are not found by %s", (path) => {
		expect(find([path, "src/main.ts"])).toEqual([]);
	});

	it("are several, each with what lies beside its records", () => {
		expect(
			find([
				"api/doc/adr/0001-a.md",
				"api/doc/adr/0000-template.md",
				"api/doc/adr/templates/short.md",
				"docs/adr/0001-use-templates.md",
				"docs/adr/0002-b.adoc",
				"docs/adr/README.md",
				"docs/adr/adr-template.md",
				"docs/adr/index.md",
				"docs/adr/why.md",
				"docs/adr/picture.png",
			]),
		).toEqual([
			{
				folder: "api/doc/adr",
				isTold: false,
				isLog4brains: false,
				files: ["api/doc/adr/0001-a.md"],
				others: [
					"api/doc/adr/0000-template.md",
					"api/doc/adr/templates/short.md",
				],
				foreign: [],
			},
			{
				folder: "docs/adr",
				isTold: false,
				isLog4brains: false,
				files: ["docs/adr/0001-use-templates.md", "docs/adr/why.md"],
				others: [
					"docs/adr/README.md",
					"docs/adr/adr-template.md",
					"docs/adr/index.md",
				],
				foreign: ["docs/adr/0002-b.adoc"],
			},
		]);
	});

	it("are those that the settings of other tools name", () => {
		const paths = ["log/0001-a.md", "api/log/20200101-b.md", "log/README.md"];
		expect(find(paths, { ".adr-dir": "log\n" })).toMatchObject([
			{ folder: "log", files: ["log/0001-a.md"], isLog4brains: false },
		]);
		expect(
			find(paths, {
				".log4brains.yml":
					"project:\n  adrFolder: ./log\n  packages:\n    - name: api\n      adrFolder: ./api/log\n",
			}),
		).toMatchObject([
			{ folder: "api/log", isLog4brains: true },
			{ folder: "log", isLog4brains: true },
		]);
	});

	it("are guessed where pages side by side have a folder each", () => {
		const paths = ["a", "b", "c"].flatMap((each) => [
			`docs/examples/${each}/README.md`,
			`docs/templates/${each}/index.md`,
		]);
		expect(find([...paths, "packages/a/README.md"])).toMatchObject([
			{
				folder: "docs/examples",
				isGuessed: true,
				files: paths.filter((path) => path.includes("examples")),
			},
		]);
		expect(find(paths.slice(2))).toEqual([]);
	});

	it("are none outside of the repository, whatever the settings say", () => {
		expect(find(["log/0001-a.md"], { ".adr-dir": "../../etc\n" })).toEqual([]);
		expect(
			find(["log/0001-a.md"], { ".log4brains.yml": "project: [\n" }),
		).toEqual([]);
	});
});
