import { describe, expect, it } from "vitest";
import { isTacitError } from "../../../../src/core/errors.ts";
import { commitRange } from "../../../../src/node/git/commitRange.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { openedRepository } from "./openedRepository.ts";

const text = (middle: string) => `one\ntwo\nthree\n${middle}\nfive\nsix\n`;

describe("the commits of a range", () => {
	it("are told with all that each did to files, the newest first, renames paired", async () => {
		const made = await openedRepository();
		const first = await made.commit({ "a.ts": text("4"), "b.ts": "b\n" });
		await made.git("mv", "a.ts", "größe -- x.ts");
		await made.remove("b.ts");
		const second = await made.commit({
			"größe -- x.ts": text("44"),
			"c.ts": "c\n",
		});
		const [last, root, ...more] = await made.history.commitsIn("HEAD", 10);
		expect(more).toEqual([]);
		expect(last).toMatchObject({
			hash: second,
			parents: [first],
			author: { name: "Ada Lovelace", email: "ada@example.org" },
			message: "A commit\n",
		});
		expect(
			last?.files.map(({ before, after }) => [before?.path, after?.path]),
		).toEqual([
			["b.ts", undefined],
			[undefined, "c.ts"],
			["a.ts", "größe -- x.ts"],
		]);
		expect(root).toMatchObject({ hash: first, parents: [] });
		expect(root?.files).toHaveLength(2);
		const only = await made.history.commitsIn(`${first}..`, 10);
		expect(only.map(({ hash }) => hash)).toEqual([second]);
		expect(await made.history.commitsIn("HEAD", 1)).toHaveLength(1);
	});

	it("tell of a merge whom it joins, and no files, even where a message looks like them", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a\n" });
		await made.git("switch", "--quiet", "-c", "side");
		const there = await made.commit({ "b.ts": "b\n" });
		await made.git("switch", "--quiet", "main");
		const here = await made.commit({ "a.ts": "aa\n" });
		await made.git(
			...["merge", "--quiet", "--no-ff", "side"],
			...["-m", `${here}\n\n:100644 100644 ${here} ${there} M\n`],
		);
		const [merge] = await made.history.commitsIn("HEAD", 1);
		expect(merge?.parents).toEqual([here, there]);
		expect(merge?.files).toEqual([]);
	});

	it("do not say that the first of a shallow clone added all files", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a\n" });
		await made.commit({ "b.ts": "b\n" });
		await made.commit({ "c.ts": "c\n" });
		const clone = `${made.folder}/clone`;
		await made.gitIn(
			made.folder,
			...["clone", "--quiet", "--depth=2", `file://${made.root}`, clone],
		);
		const opened = await openHistory(clone, { environment: made.environment });
		try {
			const commits = await opened?.history.commitsIn("HEAD", 9);
			expect(commits?.map(({ files }) => files.length)).toEqual([1, 0]);
		} finally {
			opened?.dispose();
		}
	});

	it.each(["--output=x", "..", "a..--all", "HEAD...main x", "-1", ":/fix", ""])(
		"are not asked for by “%s”, which git could take for something else",
		async (range) => {
			expect(commitRange(range)).toBeUndefined();
			const made = await openedRepository();
			const failure = await made.history
				.commitsIn(range, 5)
				.catch((error: unknown) => error);
			expect(isTacitError(failure) && failure.code).toBe("bad-argument");
		},
	);

	it("may be named by one end", () => {
		expect(commitRange("main..")).toBe("main..HEAD");
		expect(commitRange("..v1.0")).toBe("HEAD..v1.0");
		expect(commitRange("HEAD~2")).toBe("HEAD~2");
	});
});
