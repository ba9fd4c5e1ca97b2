import { expect, it } from "vitest";
import { linguistMarks } from "../../../../src/core/code/linguistMarks.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

it("the marks of .gitattributes tell what is generated or vendored, the last line that speaks of it first", () => {
	const is = linguistMarks(
		[
			"# comment linguist-generated",
			"* text=auto",
			"gen/** linguist-generated=true",
			"*.pb.go linguist-generated",
			"lib/ linguist-vendored diff",
			"gen/own.ts -linguist-generated",
			"gen/mine.ts linguist-generated=false\r",
		].join("\n"),
	);
	const marked = [
		...["gen/a/b.ts", "api/x.pb.go", "lib/jquery.js"],
		...["gen/own.ts", "gen/mine.ts", "src/a.ts"],
	].filter((path) => is(path as RepoPath));
	expect(marked).toEqual(["gen/a/b.ts", "api/x.pb.go", "lib/jquery.js"]);
});
