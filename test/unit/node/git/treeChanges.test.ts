import { describe, expect, it, onTestFinished } from "vitest";
import { findGitBinary } from "../../../../src/node/git/findGitBinary.ts";
import { GitRunner } from "../../../../src/node/git/gitRunner.ts";
import { createTreeChanges } from "../../../../src/node/git/treeChanges.ts";
import { openedRepository } from "./openedRepository.ts";

const text = Array.from({ length: 20 }, (_, at) => `line ${at}\n`).join("");

describe("What changed between trees", () => {
	it("is told with the pairs that were known before, however many new ones come along", async () => {
		const made = await openedRepository();
		const { environment, root: folder } = made;
		const binary = (await findGitBinary(environment)) ?? "";
		const git = new GitRunner({ binary, folder, environment });
		onTestFinished(() => git.dispose());
		const treeOf = (commit: string) =>
			made.git("rev-parse", `${commit}^{tree}`);
		const first = await made.commit({ "a.txt": text, "x.txt": "1" });
		// What came and went since is the same.
		const same = await made.commit({ "x.txt": "2" });
		const others: string[] = [];
		for (const [from, to] of [
			["a.txt", "b.txt"],
			["b.txt", "c.txt"],
			["c.txt", "d.txt"],
		] as const) {
			await made.git("mv", from, to);
			others.push(await made.commit({ "x.txt": to }));
		}
		const now = await treeOf("HEAD");
		const changesTo = createTreeChanges({ git }, 2);
		await changesTo([await treeOf(first)], now);
		const asked = await Promise.all([same, ...others.slice(0, 2)].map(treeOf));
		const told = await changesTo(asked, now);
		expect(asked.map((tree) => [...(told.get(tree)?.renames ?? [])])).toEqual([
			[["a.txt", "d.txt"]],
			[["b.txt", "d.txt"]],
			[["c.txt", "d.txt"]],
		]);
	});
});
