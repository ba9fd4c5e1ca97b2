import { expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openedRepository } from "./openedRepository.ts";

it("The commits that added files are told anew once HEAD moved, and of each file that is asked for later", async () => {
	const made = await openedRepository();
	const told = async (...paths: string[]) => [
		...(await made.history.additions(paths as RepoPath[])),
	];
	expect(await told("a.txt")).toEqual([]);
	const first = await made.commit({ "a.txt": "a", "b.txt": "b" });
	expect(await told("a.txt", "new.txt")).toEqual([["a.txt", first]]);
	expect(await told("a.txt", "b.txt")).toEqual([
		["a.txt", first],
		["b.txt", first],
	]);
	await made.remove("a.txt");
	await made.commit({ "new.txt": "new" });
	const last = await made.commit({ "a.txt": "another" });
	const added = new Map(await told("new.txt", "a.txt"));
	expect(added.get("a.txt" as RepoPath)).toBe(last);
	expect(added.has("new.txt" as RepoPath)).toBe(true);
	await made.git("reset", "--quiet", "--hard", first);
	expect(await told("a.txt", "new.txt")).toEqual([["a.txt", first]]);
});
