import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;
let opened: OpenedTacit;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/queue.ts": "one\ntwo\nthree\n",
		"doc/adr/0001-use-vite.md":
			"# 1. Use Vite\n\n## Status\n\nAccepted\n\n## Decision\n\nA marmoset decided.\n",
	});
	opened = await openedTacit(repository);
});
afterEach(async () => {
	opened.dispose();
	await repository.dispose();
});

const search = async (typed: string, more: { isWanted?: () => boolean } = {}) =>
	opened.tacit.search({ ...{ typed, isTyping: true, most: 20 }, ...more });
const found = async (typed: string) => {
	await opened.tacit.refreshSearch();
	return (await search(typed)).map(({ searched }) => searched.title);
};

describe("the search of a repository", () => {
	it("knows notes and records as they are, once it was refreshed", async () => {
		expect(await search("marmoset")).toEqual([]);
		expect(await found("marmoset")).toEqual(["Use Vite"]);
		const { file } = await opened.note(
			"src/queue.ts",
			{ start: 2, end: 2 },
			"A zebra crosses.",
		);
		expect(await search("zebra")).toEqual([]);
		expect(await found("zebra")).toEqual(["A zebra crosses"]);

		const text = await repository.read(file.path);
		await repository.write(file.path, text.replaceAll("zebra", "quagga"));
		await opened.tacit.load([]);
		expect(await found("zebra")).toEqual([]);
		expect(await found("quagga")).toEqual(["A quagga crosses"]);

		await rm(path.join(repository.root, file.path));
		await opened.tacit.load([]);
		expect(await found("quagga")).toEqual([]);
		expect(await found("marmoset")).toEqual(["Use Vite"]);
	});

	it("tells where a note is, and that it is nowhere any more", async () => {
		const note = await opened.note(
			"src/queue.ts",
			{ start: 2, end: 2 },
			"A zebra crosses.",
		);
		const place = await opened.tacit.notePlaces().of(note);
		expect(place?.placement).toMatchObject({
			...{ state: "attached", path: "src/queue.ts" as RepoPath },
			lines: { start: 2, end: 2 },
		});
		await repository.write("src/queue.ts", "x\n");
		expect((await opened.tacit.notePlaces().of(note))?.placement.state).toBe(
			"lost",
		);
		await rm(path.join(repository.root, "src/queue.ts"));
		expect((await opened.tacit.notePlaces().of(note))?.placement.state).toBe(
			"lost",
		);
	});

	it("stops looking into texts when nobody waits any more", async () => {
		for (const word of ["zebra", "quagga", "okapi"])
			await opened.note("src/queue.ts", undefined, `The ${word} is read only.`);
		await opened.tacit.refreshSearch();
		expect(await search('"read only"')).toHaveLength(3);
		let left = 2;
		const some = await search('"read only"', { isWanted: () => left-- > 0 });
		expect(some).toHaveLength(2);
	});
});
