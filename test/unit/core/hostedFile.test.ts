import { expect, it } from "vitest";
import { hostedFile } from "../../../src/core/hostedFile.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";

const path = "src/a b(1).ts" as RepoPath;
const lines = { start: 3, end: 5 };

it.each([
	[
		"git@github.com:acme/lib.git",
		"https://github.com/acme/lib/blob/HEAD/src/a%20b%281%29.ts#L3-L5",
	],
	[
		"https://me:secret@gitlab.example.org/a/b/c.git",
		"https://gitlab.example.org/a/b/c/-/blob/HEAD/src/a%20b%281%29.ts#L3-5",
	],
	[
		"ssh://git@bitbucket.org/acme/lib",
		"https://bitbucket.org/acme/lib/src/HEAD/src/a%20b%281%29.ts#lines-3:5",
	],
	[
		"https://codeberg.org/acme/lib/",
		"https://codeberg.org/acme/lib/src/HEAD/src/a%20b%281%29.ts#L3-L5",
	],
])("a file of %s is at %s", (remote, address) => {
	expect(hostedFile(remote)?.(path, lines)).toBe(address);
});

it.each([
	"",
	"../elsewhere",
	"https://example.org/a/b",
	"file:///x/y",
	"git@github.com:alone",
])("a file of %j is nowhere that is known", (remote) => {
	expect(hostedFile(remote)).toBeUndefined();
});
