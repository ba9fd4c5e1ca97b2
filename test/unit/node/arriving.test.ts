import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;
let opened: OpenedTacit;

const lin = ["-c", "user.name=Lin", "-c", "user.email=lin@example.org"];
const file = "src/queue/queue.ts" as RepoPath;

/** Two folders of somebody else's, with notes on one of them. */
beforeEach(async () => {
	repository = await gitRepository();
	await repository.write(file, "one\ntwo\nthree\nfour\n");
	await repository.write("src/other/other.ts", "five\n");
	await repository.git("add", "--all");
	await repository.git(...lin, "commit", "--quiet", "--message=Begin");
	opened = await openedTacit(repository);
	for (const line of [1, 2, 3, 4])
		await opened.note(file, { start: line, end: line }, `Because of ${line}.`);
});

afterEach(async () => {
	opened.dispose();
	await repository.dispose();
});

describe("somebody’s first change in a folder of others", () => {
	it("brings at most three of its notes, once, and none where there are none", async () => {
		const { tacit } = opened;
		expect(await tacit.arrive(file)).toHaveLength(3);
		expect(await tacit.arrive(file)).toEqual([]);
		expect(await tacit.arrive("src/other/other.ts" as RepoPath)).toEqual([]);
		expect(await tacit.whatMatters("src/queue" as RepoPath)).toHaveLength(3);
	});

	it("has what surprised them asked once they committed there, and not before", async () => {
		const { tacit } = opened;
		await tacit.arrive(file);
		await repository.commit({ "src/elsewhere/new.ts": "x\n" });
		expect(await tacit.askWhatSurprised()).toEqual([]);
		await repository.commit({ [file]: "zero\none\ntwo\nthree\nfour\n" });
		const [asked, ...more] = await tacit.askWhatSurprised();
		expect(more).toEqual([]);
		expect([asked?.kind, asked?.path, asked?.question.args]).toEqual([
			...["surprise", file, ["src/queue"]],
		]);
		expect(tacit.questions?.waiting()).toHaveLength(1);
		expect(await tacit.askWhatSurprised()).toEqual([]);
	});

	it("is none in a folder in which they worked before", async () => {
		const { tacit } = opened;
		await repository.commit({ [file]: "zero\n" });
		expect(await tacit.arrive(file)).toEqual([]);
		expect(await tacit.askWhatSurprised()).toEqual([]);
	});

	it("is told as new again once what was read is forgotten", async () => {
		const { tacit } = opened;
		await tacit.arrive(file);
		await tacit.forgetArrivals();
		expect(await tacit.arrive(file)).toHaveLength(3);
	});
});
