import { expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openedRepository } from "./openedRepository.ts";

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
