import { describe, expect, it } from "vitest";
import {
	type LinkTarget,
	rankTargets,
	searchWords,
} from "../../../../src/combine/links/rankTargets.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function target(path: string, title: string, tags: string[] = []): LinkTarget {
	return {
		path: path as RepoPath,
		folder: path.slice(0, path.lastIndexOf("/")) as RepoPath,
		...{ kind: "why", title, tags },
		words: searchWords(title, ...tags),
	};
}

const all = [
	target("src/auth/a.md", "Refresh tokens before they expire"),
	target("src/auth/b.md", "Why the *token* is `opaque`"),
	target("src/queue/c.md", "Leases are renewed", ["tokens"]),
	target("src/d.md", "Größe in Byte"),
	target("lib/e.md", "Untokenised text"),
];
const ranked = (typed: string, from = "src/queue", most = 10) =>
	rankTargets(all, typed, from as RepoPath, most).map(({ path }) => path);

describe("what a link may lead to", () => {
	it("is, with nothing typed, everything: what is near comes first", () => {
		expect(ranked("")).toEqual([
			"src/queue/c.md",
			"src/d.md",
			"src/auth/a.md",
			"src/auth/b.md",
			"lib/e.md",
		]);
		expect(ranked("", "src/queue", 2)).toHaveLength(2);
	});

	it("holds every word that was typed, in title or tags; where words begin before where they go on", () => {
		expect(ranked("tok")).toEqual([
			"src/queue/c.md",
			"src/auth/a.md",
			"src/auth/b.md",
			"lib/e.md",
		]);
		expect(ranked("expire refresh")).toEqual(["src/auth/a.md"]);
		expect(ranked("grosse")).toEqual([]);
		expect(ranked("große")).toEqual(["src/d.md"]);
		expect(ranked("Grö")).toEqual(["src/d.md"]);
		expect(ranked("(.*[")).toHaveLength(5);
		expect(ranked("zebra")).toEqual([]);
	});
});
