import { expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openedRepository } from "./openedRepository.ts";

it("Who was active lately is told by address, as the mailmap has it, anew once HEAD moved", async () => {
	const made = await openedRepository();
	expect(await made.history.lastSeen(100)).toEqual(new Map());
	await made.write(
		".mailmap",
		"Grace <grace@example.org> <g.old@example.org>\n",
	);
	const commitAs = async (author: string, daysAgo: number) => {
		const date = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
		await made.git("add", "--all");
		await made.git(
			...["-c", "user.name=Committer", "-c", "user.email=c@example.org"],
			...["commit", "--quiet", "--allow-empty", "--message=Work"],
			...[`--author=${author}`, `--date=${date}`],
		);
	};
	await commitAs("Grace <G.old@example.org>", 3);
	const day = (daysAgo: number) =>
		new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
	const seen = await made.history.lastSeen(100);
	expect([...seen.keys()].sort()).toEqual([
		"c@example.org",
		"grace@example.org",
	]);
	// The day is that where the author was.
	expect([day(4), day(3), day(2)]).toContain(seen.get("grace@example.org"));
	await commitAs("Ada <ada@example.org>", 0);
	expect((await made.history.lastSeen(100)).has("ada@example.org")).toBe(true);
});

it("The address of the remote is told as configured; none where no remote stands out", async () => {
	const made = await openedRepository();
	expect(await made.history.remoteUrl()).toBeUndefined();
	await made.git("remote", "add", "fork", "git@example.org:grace/engine.git");
	expect(await made.history.remoteUrl()).toBe(
		"git@example.org:grace/engine.git",
	);
	await made.git("remote", "add", "origin", "https://example.org/ada/engine");
	expect(await made.history.remoteUrl()).toBe("https://example.org/ada/engine");
	await made.git("remote", "rename", "origin", "upstream");
	expect(await made.history.remoteUrl()).toBeUndefined();
});

it("Who wrote lines is told with the day, moves and layout aside; nobody for what is not committed", async () => {
	const made = await openedRepository();
	const path = "src/a b.ts" as RepoPath;
	const first = ["one(1);", "two(2);", "three(3);", "four(4);", ""].join("\n");
	await made.commit({ [path]: first });
	await made.write(path, first.replace("three(3)", "three(33)"));
	await made.git("add", "--all");
	await made.git(
		...[
			"commit",
			"--quiet",
			"--message=Three",
			"--author=Grace <grace@example.org>",
		],
		"--date=2024-03-01T23:30:00-0500",
	);
	const committed = await made.read(path);
	await made.write(
		path,
		`new(0);\n${committed.replace("one(1)", "  one( 1 )")}`,
	);
	const asked = [
		[1, 1],
		[2, 3],
		[4, 4],
		[9, 9],
	].map(([start = 1, end = 1]) => ({ start, end }));
	const told = await made.history.authorsOf(path, asked.slice(0, 3));
	expect(told.map((each) => each?.author.name)).toEqual([
		undefined,
		"Ada Lovelace",
		"Grace",
	]);
	expect(told[2]).toMatchObject({
		date: "2024-03-01",
		commit: await made.git("rev-parse", "HEAD"),
	});
	expect(await made.history.authorsOf(path, asked.slice(3))).toEqual([
		undefined,
	]);
	expect(
		await made.history.authorsOf("none.ts" as RepoPath, asked.slice(0, 1)),
	).toEqual([undefined]);
	expect(await made.history.authorsOf(path, [])).toEqual([]);
});
