import { describe, expect, it } from "vitest";
import { hostLinks } from "../../../src/core/hostLinks.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";

const path = "src/a b(1).ts" as RepoPath;
const lines = { start: 3, end: 5 };

describe("links to a host's pages", () => {
	it.each([
		"https://github.com/ada/engine",
		"https://github.com/ada/engine.git",
		"https://ada:secret@github.com/ada/engine.git/",
		"git@github.com:ada/engine.git",
		"ssh://git@github.com/ada/engine",
		"ssh://git@GitHub.com:22/ada/engine.git",
	])("are made of %s, without what is secret", (remote) => {
		const links = hostLinks(remote);
		expect(links?.commit("4f2c")).toBe(
			"https://github.com/ada/engine/commit/4f2c",
		);
		expect(links?.issue(12)).toBe("https://github.com/ada/engine/issues/12");
		expect(links?.pullRequest(12)).toBe(
			"https://github.com/ada/engine/pull/12",
		);
	});

	it("are each host's own", () => {
		expect(
			hostLinks("git@gitlab.example.org:team/group/engine.git")?.pullRequest(3),
		).toBe("https://gitlab.example.org/team/group/engine/-/merge_requests/3");
		expect(hostLinks("https://bitbucket.org/ada/engine")?.pullRequest(3)).toBe(
			"https://bitbucket.org/ada/engine/pull-requests/3",
		);
	});

	it.each([
		["github.com", "blob/4f2c", "#L3-L5"],
		["gitlab.com", "-/blob/4f2c", "#L3-5"],
		["codeberg.org", "src/commit/4f2c", "#L3-L5"],
		["bitbucket.org", "src/4f2c", "#lines-3:5"],
	])("lead to lines as they are in a commit at %s", (host, place, end) => {
		expect(
			hostLinks(`https://${host}/ada/engine`)?.file(path, lines, "4f2c"),
		).toBe(`https://${host}/ada/engine/${place}/src/a%20b%281%29.ts${end}`);
	});

	it.each([
		"",
		"../engine.git",
		"/srv/git/engine.git",
		"file:///srv/git/engine",
		"https://example.org/ada/engine",
		"https://github.com/engine",
		"https://github.com/ada/en gine",
		"https://github.com/ada/engine)[x](command:y",
		"javascript://github.com/a/b",
		"C:\\work\\engine",
	])("are none for %j", (remote) => expect(hostLinks(remote)).toBeUndefined());

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
	])("lead to lines of a file of %s: %s", (remote, address) => {
		expect(hostLinks(remote)?.file(path, lines)).toBe(address);
	});
});
