import { describe, expect, it } from "vitest";
import {
	type LinkTarget,
	rankTargets,
	searchWords,
} from "../../../../src/combine/links/rankTargets.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function target(
	path: string,
	title: string,
	tags: string[] = [],
	kind: LinkTarget["kind"] = "why",
): LinkTarget {
	return {
		path: path as RepoPath,
		folder: path.slice(0, path.lastIndexOf("/")) as RepoPath,
		...{ kind, title },
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

	it("has decisions first and questions last among those that are as near", () => {
		const kinds = ["question", "why", "story", "decision"] as const;
		const paths = rankTargets(
			kinds.map((kind, at) => target(`a/${at}.md`, "Same", [], kind)),
			"same",
			"a" as RepoPath,
			3,
		).map(({ path }) => path);
		expect(paths).toEqual(["a/3.md", "a/1.md", "a/2.md"]);
	});

	it("is the same as all of it sorted, cut off", () => {
		const many = Array.from({ length: 500 }, (_, at) =>
			target(`src/${at % 7}/${(at * 37) % 500}.md`, `Word${at % 5} and more`),
		);
		const whole = rankTargets(many, "word", "src/3" as RepoPath, 1000);
		expect(whole).toHaveLength(500);
		expect(rankTargets(many, "word", "src/3" as RepoPath, 40)).toEqual(
			whole.slice(0, 40),
		);
	});
});
