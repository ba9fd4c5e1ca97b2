import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { likelyFiles } from "../../../../src/core/whereabouts/likelyFiles.ts";

/** Where code of `src/auth/token.ts` may be, of files that hold these lines. */
function likely(
	files: Readonly<Record<string, readonly string[]>>,
	isCandidate: (path: RepoPath) => boolean = () => true,
): readonly string[] {
	const holders = new Map<string, RepoPath[]>();
	for (const [path, lines] of Object.entries(files))
		for (const line of lines)
			holders.set(line, [...(holders.get(line) ?? []), path as RepoPath]);
	const wanted = ["a();", "b();", "c();", "d();", "a();"];
	const path = "src/auth/token.ts" as RepoPath;
	return likelyFiles(path, wanted, holders, isCandidate);
}

const folders = (count: number, name: (at: number) => string) =>
	Object.fromEntries(
		Array.from({ length: count }, (_, at) => [name(at), ["a();"]]),
	);

describe("code that left its file is looked for", () => {
	it("nowhere where no file holds a line of it", () => {
		expect(likely({ "src/other.ts": ["x();"] })).toEqual([]);
	});

	it("first in the file that holds most of its lines", () => {
		expect(
			likely({
				"src/auth/one.ts": ["a();", "b();"],
				"lib/most.ts": ["a();", "b();", "c();", "d();"],
			}),
		).toEqual(["lib/most.ts", "src/auth/one.ts"]);
	});

	it("rather where a rare line stands than where lines do that many files hold", () => {
		expect(
			likely({
				"src/common.ts": ["a();", "b();"],
				"src/common2.ts": ["a();", "b();"],
				"src/common3.ts": ["a();", "b();"],
				"src/rare.ts": ["c();"],
			})[0],
		).toBe("src/rare.ts");
	});

	it("not where much less of it stands than in the best of them", () => {
		const files = { "src/auth/some.ts": ["a();"] };
		const best = ["a();", "b();", "c();", "d();"];
		expect(likely({ ...files, "lib/best.ts": best })).toEqual(["lib/best.ts"]);
		expect(likely(files)).toEqual(["src/auth/some.ts"]);
	});

	it("in the nearer one by its path first, where as much stands in both, and in copies among the tests last", () => {
		const lines = ["a();", "b();"];
		expect(
			likely({
				"src/auth/test/token.ts": lines,
				"web/page.ts": lines,
				"src/auth/session.ts": lines,
				"src/login/token.ts": lines,
			}),
		).toEqual([
			"src/login/token.ts",
			"src/auth/session.ts",
			"src/auth/test/token.ts",
			"web/page.ts",
		]);
	});

	it("where so many are as likely that one would be a guess, only in those that are near", () => {
		const far = folders(24, (at) => `lib/far${at}/page.ts`);
		expect(likely(far)).toHaveLength(24);
		const farther = folders(25, (at) => `lib/far${at}/page.ts`);
		expect(likely(farther)).toEqual([]);
		expect(likely({ ...farther, "src/auth/session.ts": ["a();"] })).toEqual([
			"src/auth/session.ts",
		]);
	});

	it("in no file that cannot have taken it, though that holds most", () => {
		expect(
			likely(
				{
					"src/auth/before.ts": ["a();", "b();", "c();"],
					"src/auth/changed.ts": ["a();"],
				},
				(path) => path !== "src/auth/before.ts",
			),
		).toEqual(["src/auth/changed.ts"]);
	});
});
