import { describe, expect, test } from "vitest";
import { parseOwners } from "../../../../src/core/owners/parseOwners.ts";
import { readOwners } from "../../../../src/core/owners/readOwners.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const file = "CODEOWNERS" as RepoPath;
const path = (text: string) => text as RepoPath;

function github(text: string, of: string): readonly string[] {
	return parseOwners(text, file, "github").ownersOf(path(of));
}

function gitlab(text: string, of: string): readonly string[] {
	return parseOwners(text, file, "gitlab").ownersOf(path(of));
}

describe("code owners on GitHub", () => {
	const example = [
		"# Everything else",
		"*       @global-owner1 @global-owner2",
		"*.js    @js-owner # whoever knows scripts",
		"*.go docs@example.com",
		"/build/logs/ @doctocat",
		"docs/* docs@example.com",
		"apps/ @octocat",
		"/docs/ @doctocat",
		"/scripts/ @doctocat @octocat",
		"**/logs @octo-org/ops",
		"/apps/github",
	].join("\n");

	test.each([
		["README.md", ["@global-owner1", "@global-owner2"]],
		["src/deep/index.js", ["@js-owner"]],
		["main.go", ["docs@example.com"]],
		["build/logs/deep/one.txt", ["@octo-org/ops"]],
		["deep/build/logs/one.txt", ["@octo-org/ops"]],
		["docs/deep/one.md", ["@doctocat"]],
		["deep/apps/one.rb", ["@octocat"]],
		["scripts/run.sh", ["@doctocat", "@octocat"]],
		["apps/github/one.rb", []],
	])("names those of the last line that fits %s", (of, owners) => {
		expect(github(example, of)).toEqual(owners);
	});

	test("reads a star at the end as what lies directly in a folder", () => {
		expect(github("docs/* @docs", "docs/one.md")).toEqual(["@docs"]);
		expect(github("docs/* @docs", "docs/deep/one.md")).toEqual([]);
		expect(github("docs/* @docs", "deep/docs/one.md")).toEqual([]);
	});

	test("passes over what GitHub does not take", () => {
		const text = "* @all\n!src/ @nobody\nsrc/[ab].ts @nobody\n";
		expect(github(text, "src/a.ts")).toEqual(["@all"]);
	});

	test("takes a blank behind a backslash for a part of the path", () => {
		expect(github("/my\\ docs/ @docs", "my docs/one.md")).toEqual(["@docs"]);
	});

	test("says which line names them", () => {
		const owners = parseOwners("# All\n* @all\n/src/ @core\n", file, "github");
		expect(owners.linesFor(path("src/a.ts"))).toEqual([
			{ line: 3, section: undefined, owners: ["@core"] },
		]);
	});
});

describe("code owners on GitLab", () => {
	const example = [
		"* @all",
		"/config/ @ops @@maintainer",
		"[Documentation][2] @docs-team",
		"docs/",
		"README.md @docs-lead",
		"^[Database] @db",
		"model/db/",
		"!model/db/generated/",
		"[documentation]",
		"/docs/api/ @api",
	].join("\n");

	test.each([
		["src/a.ts", ["@all"]],
		["config/deep/a.yml", ["@ops", "@@maintainer"]],
		["docs/one.md", ["@all", "@docs-team"]],
		["deep/docs/one.md", ["@all", "@docs-team"]],
		["docs/api/one.md", ["@all", "@api"]],
		["deep/README.md", ["@all", "@docs-lead"]],
		["model/db/a.sql", ["@all", "@db"]],
		["model/db/generated/a.sql", ["@all"]],
	])("names those of each section's last line that fits %s", (of, owners) => {
		expect(gitlab(example, of)).toEqual(owners);
	});

	test("reads a folder only by its slash", () => {
		expect(gitlab("/docs @docs", "docs/one.md")).toEqual([]);
		expect(gitlab("/docs/* @docs", "docs/deep/one.md")).toEqual([]);
		expect(gitlab("/docs/**/* @docs", "docs/deep/one.md")).toEqual(["@docs"]);
	});
});

describe("the file of code owners", () => {
	const inTree = (files: Record<string, string>) =>
		readOwners(async (each) => files[each]);

	test("is the first where the host looks", async () => {
		const found = await inTree({
			"docs/CODEOWNERS": "* @docs",
			CODEOWNERS: "* @root",
			".github/CODEOWNERS": "* @own",
		});
		expect(found?.ownersOf(path("a.ts"))).toEqual(["@own"]);
	});

	test("is read as GitLab does where a pipeline tells of it", async () => {
		const found = await inTree({
			CODEOWNERS: "[All] @all\n*\n",
			".gitlab-ci.yml": "",
		});
		expect(found?.host).toBe("gitlab");
		expect(found?.ownersOf(path("a.ts"))).toEqual(["@all"]);
	});

	test("need not be there", async () => {
		expect(await inTree({})).toBeUndefined();
	});

	test("costs no more for a pattern of many stars", () => {
		const text = `${"*a".repeat(2000)}b @all`;
		expect(github(text, "a".repeat(2000))).toEqual([]);
		const deep = `${"**/a/".repeat(500)}b @all`;
		expect(github(deep, "a/".repeat(2000))).toEqual([]);
	});
});
